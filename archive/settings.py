"""Settings of the archive. What differs between installations comes from the environment: see `archive.env`."""

import os
from functools import partial
from logging import LogRecord
from pathlib import Path
from typing import cast

import django_stubs_ext
from django.utils.functional import SimpleLazyObject

from archive.env import kept_secret, read_environment
from archive.release import release_of

# Generic classes of Django, such as ModelAdmin[Article], take their parameter at run time too.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = read_environment(os.environ, BASE_DIR)


def _secret(given: str, file_name: str) -> str:
    """The given secret, else one kept under `DATA_DIR`: made when first used, not when settings are read."""
    return given or cast(str, SimpleLazyObject(partial(kept_secret, DATA_DIR / file_name)))


# This installation
DATA_DIR = ENVIRONMENT.data_dir
EMBEDDED_DATABASE = ENVIRONMENT.database["ENGINE"] == "archive.embedded"
SECRET_KEY = _secret(ENVIRONMENT.secret_key, "secret_key")
# Only the embedded database keeps a key of its own; elsewhere an export without one is refused.
PSEUDONYM_KEY = _secret(ENVIRONMENT.pseudonym_key, "pseudonym_key") if EMBEDDED_DATABASE else ENVIRONMENT.pseudonym_key
COMMENTER_NAMES = ENVIRONMENT.commenter_names
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
PORT = ENVIRONMENT.port
OPERATOR = ENVIRONMENT.operator
CONTACT = ENVIRONMENT.contact
RELEASE = release_of(BASE_DIR)
FIXTURES = BASE_DIR / "fixtures"  # invented captures: what a new archive shows

# The apps
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django_filters",
    "debates",
    "comments",
    "archive",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "archive.urls"
FORCE_SCRIPT_NAME = ""  # the site stands at the root: no header moves it elsewhere
ADMIN_URL = "/admin/"
LOGIN_REDIRECT_URL = ADMIN_URL
WSGI_APPLICATION = "archive.wsgi.application"
MIDDLEWARE = [
    "archive.middleware.SecurityHeadersMiddleware",  # before what answers by itself, such as the style sheet
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.middleware.PublicMiddleware",  # before anything that reads a cookie
    "archive.middleware.PageCacheMiddleware",
    "archive.middleware.DownloadMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # `user` and `messages` are for the admin: a public page that showed them would set `Vary: Cookie`.
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        "NAME": "quick",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "archive.quick.environment"},
    },
]

# A process of the web server: how many answers it makes at a time, and how many of them may be files, for a thread sends a
# file as long as its reader takes.
THREADS = 4
DOWNLOADS_AT_ONCE = THREADS // 2
PAGES_KEPT = 32 * 2**20  # bytes of pages that it hands out again while nothing has changed
READINGS_KEPT = 80 * 2**20  # bytes of lines of concordances, the same

# The database. Pages are many and small: one worker each, no compiling of queries.
PAGE_TIMEOUT = "10s"
DATABASES = {
    "default": {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        **ENVIRONMENT.database,
        "OPTIONS": {
            "options": "-c jit=off -c max_parallel_workers_per_gather=0",
            **ENVIRONMENT.database.get("OPTIONS", {}),
        },
    }
}

# Language and time: the pages are Danish whatever a browser asks for, so no LocaleMiddleware.
LANGUAGE_CODE = "da"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

# Style sheet and script
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Staff
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Security. The names of SECURE_CSP are those of Django 6, where the middleware comes with Django.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
if ENVIRONMENT.https:
    SECURE_CSP["upgrade-insecure-requests"] = []
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # a monitor asks on plain loopback
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True


def _without_traceback(record: LogRecord) -> bool:
    record.exc_info = None
    return True


# Log: what went wrong, to stderr. No addresses of readers.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"brief": {"()": "django.utils.log.CallbackFilter", "callback": _without_traceback}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # a wrong address is no fault of ours
        "django.security.DisallowedHost": {"filters": ["brief"]},  # scanners send them day and night
        "gunicorn.http.wsgi": {"level": "ERROR"},  # it warns that Django gives a body for HEAD, each time
    },
}
