"""How the portal is put together. What differs between machines is in the environment.

| variable | what it sets | when left out |
|---|---|---|
| `DEBUG` | pages with error traces, unsecured cookies | off |
| `SECRET_KEY` | signs sessions and forms | read from `SECRET_KEY_FILE` |
| `SECRET_KEY_FILE` | a file that holds the key | `var/secret_key` |
| `ALLOWED_HOSTS` | host names served, by comma | this machine only |
| `CSRF_TRUSTED_ORIGINS` | `https://` origins, by comma | none |
| `DATABASE_URL` | `postgres://user:word@host/name` | SQLite in `var/` |
| `CACHE_URL` | where sign-in limits are counted | files in `var/` |
| `EMAIL_URL` | `smtp+tls://user:word@host:587` | e-mails are printed |
| `DEFAULT_FROM_EMAIL` | who e-mails come from | `portal@localhost` |
| `BEHIND_TLS_PROXY` | trust the proxy's `X-Forwarded-Proto` | off |
| `WORKERS` | background processes | 1 |
| `SESSION_IDLE_MINUTES`, `SESSION_HOURS` | when a sign-in ends | 30, 12 |
| `LOG_LEVEL`, `LOG_FORMAT` | `INFO`; `json` or `words` | words in DEBUG |

Several web machines need one shared `CACHE_URL` and one `DATABASE_URL`.
"""

import logging
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from transform_portal.logs import logging_for

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()


def secret_key() -> str:
    """The key of the environment, else of the file; never one that all share."""
    kept_in = Path(env.str("SECRET_KEY_FILE", default=str(VAR_DIR / "secret_key")))
    key: str = env.str("SECRET_KEY", default="")
    if not key and kept_in.exists():
        key = kept_in.read_text().strip()
    if not key:
        raise ImproperlyConfigured(
            f"Set SECRET_KEY to fifty random characters or more, or put them into "
            f"{kept_in}; `make run` does the latter for a development machine."
        )
    return key


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

ROOT_URLCONF = "transform_portal.urls"
WSGI_APPLICATION = "transform_portal.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_filters",
    "django_htmx",
    "django_q",
    "django_structlog",
    "simple_history",
    "common",
    "accounts",
    "programmes",
    "risks",
    "savings",
    "highlights",
    "reports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "common.middleware.RequestLog",
    "common.middleware.body_size_limit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "common.middleware.sign_in_ends",
    "common.middleware.not_stored_when_signed_in",
    "allauth.account.middleware.AccountMiddleware",
    "common.middleware.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "common.middleware.readable_refusal",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "transform_portal.context.council",
                "accounts.context_processors.demo_accounts",
            ],
        },
    },
]
FORM_RENDERER = "common.form_drawing.GovukRenderer"

# --- Where things are kept ------------------------------------------------------------

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/portal.sqlite3")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE, because a transaction that reads first and then writes otherwise fails
    # at once under load; FULL, because an acknowledged save must survive a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Both must stand before the first migration: they shape the history tables.
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SIMPLE_HISTORY_DATE_INDEX = "Composite"

# Shared by all processes of one machine: sign-in limits and the worker's sign of life.
CACHES = {
    "default": env.cache_url("CACHE_URL", default=f"filecache://{VAR_DIR}/cache"),
}
if CACHES["default"]["BACKEND"].endswith("FileBasedCache"):
    # Past this, counts are thrown away: not something a guesser should bring about.
    CACHES["default"]["OPTIONS"] = {"MAX_ENTRIES": 20_000}

MEDIA_ROOT = VAR_DIR / "files"

# --- Background work ------------------------------------------------------------------

WORKER_LOST_AFTER = timedelta(seconds=15)

Q_CLUSTER = {
    "name": "portal",
    "broker_class": "common.worker.PatientBroker",
    "orm": "default",
    "workers": env.int("WORKERS", default=1),
    "timeout": 120,
    "retry": 180,
    "max_attempts": 3,
    "catch_up": False,
    "save_limit": 500,
    "poll": 1,
}

# --- People and sign-in ---------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email"]},
    },
    {
        "NAME": f"{VALIDATORS}.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": f"{VALIDATORS}.CommonPasswordValidator"},
]

ACCOUNT_ADAPTER = "accounts.adapter.CouncilAdapter"
ACCOUNT_FORMS = {"login": "accounts.sign_in_form.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "accounts.adapter.name_of"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/key,50/5m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Transformation portal"

SESSION_IDLE = timedelta(minutes=env.int("SESSION_IDLE_MINUTES", default=30))
SESSION_LENGTH = timedelta(hours=env.int("SESSION_HOURS", default=12))
SESSION_COOKIE_AGE = int(SESSION_LENGTH.total_seconds())

# --- What a request may bring, what a browser may do ----------------------------------

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
# With files in it, a request may be larger.
UPLOAD_MAX_SIZE = 12_000_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "transform_portal.errors.form_not_trusted"

if not DEBUG:
    SECURE_SSL_REDIRECT = True
    # A probe asks the process itself, without the proxy that brings TLS.
    SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Words, dates, e-mail -------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="portal@localhost")

# --- Static files ---------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# --- Logs -----------------------------------------------------------------------------

# One line a request, when it is over.
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
LOGGING = logging_for(
    level=env.str("LOG_LEVEL", default="INFO"),
    form=env.str("LOG_FORMAT", default="words" if DEBUG else "json"),
)
