"""Benchmarks: `python -m bench`. Django is up before any of it is imported."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()
