"""The portal's settings, quicker and quieter, for tests."""

import os

os.environ.setdefault("SECRET_KEY", "protects nothing: for tests only. " * 2)
os.environ["DEBUG"] = "on"
os.environ["LOG_LEVEL"] = "WARNING"
# The browser's driver runs a loop of its own in the thread of the test.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from transform_portal.settings import *  # noqa: F403  # to extend, as Django does it
from transform_portal.settings import BASE_DIR, Q_CLUSTER

# DEBUG in the environment leaves cookies and redirects plain; pages are as in service.
DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
Q_CLUSTER = Q_CLUSTER | {"sync": True}
WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = BASE_DIR / "var" / "test-files"
