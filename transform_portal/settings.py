"""How the portal is put together. What differs between machines is in the environment.

| variable | what it sets | when left out |
|---|---|---|
| `DEBUG` | error pages with traces, plain static files | off |
| `SECRET_KEY` | signs sessions and forms | the file `SECRET_KEY_FILE` names; else it stops |
| `SECRET_KEY_FILE` | a file that holds the key | `var/secret_key` |
| `ALLOWED_HOSTS` | host names served, by comma | this machine only |
| `DATABASE_URL` | `postgres://user:word@host/name` | SQLite in `var/portal.sqlite3` |
| `CACHE_URL` | where sign-in limits are counted | the database |
| `EMAIL_URL` | `smtp+tls://user:word@host:587` | e-mails are printed |
| `DEFAULT_FROM_EMAIL` | who e-mails come from | `portal@localhost` |
| `CSRF_TRUSTED_ORIGINS` | `https://` origins, by comma | none |
| `BEHIND_TLS_PROXY` | trust `X-Forwarded-Proto` | off |
| `WORKERS` | background processes | 1 |
| `SESSION_IDLE_MINUTES`, `SESSION_HOURS` | when a sign-in ends | 30, 12 |
| `LOG_LEVEL`, `LOG_FORMAT` | `INFO`; `json` or `words` | json unless DEBUG |
"""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY_FILE = env.path("SECRET_KEY_FILE", default=str(VAR_DIR / "secret_key"))
SECRET_KEY = env.str("SECRET_KEY", default="only-until-the-ground-is-laid")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

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
    "highlights",
    "reports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# An acknowledged save must survive a power cut: hence FULL.
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/portal.sqlite3")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"

# Both must stand before the first migration: they shape the history tables.
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SIMPLE_HISTORY_DATE_INDEX = "Composite"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"

Q_CLUSTER = {
    "name": "portal",
    "orm": "default",
    "workers": env.int("WORKERS", default=1),
    "timeout": 120,
    "retry": 180,
    "max_attempts": 3,
    "catch_up": False,
    "save_limit": 500,
    "poll": 1,
}
