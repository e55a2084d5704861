"""What Django is told. All that can be chosen comes in by environment variables, read here alone.

``HOGEROP_WEB_FOLDER``    the folder served; ``hogerop serve`` sets it
``HOGEROP_SITE``          the address of the site, ``https://ladder.example.nl``; without it the app
                          answers this machine only, over http
``HOGEROP_DATABASE``      ``postgres://name:password@host/database``; without it SQLite
``HOGEROP_MAIL``          ``smtp://name:password@host:587``; without it letters become files
``HOGEROP_WEB_MFA``       ``on`` or ``off``: whether owners and coaches must have a second factor
``HOGEROP_WEB_SIGNUP``    ``on`` or ``off``: whether anybody may make an account without invitation
``HOGEROP_WEB_LOG_DAYS``  how many days the log of who did what is kept; without it 400
``HOGEROP_HOOKS_INSIDE``  ``host:port, host:port``: programs of the house that webhooks may be sent
                          to, over http too; without it none
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import django_htmx
from csp.constants import NONE, SELF

from hogerop.web.fingerprint import fingerprint
from hogerop.web.mistakes import WithoutMessages
from hogerop.web.place import Place

HERE = Path(__file__).parent
STATIC = HERE / "frame" / "static"
HTMX = Path(django_htmx.__file__).parent / "static"

_folder = os.environ.get("HOGEROP_WEB_FOLDER", "")
_site = urlsplit(os.environ.get("HOGEROP_SITE", ""))
_database = urlsplit(os.environ.get("HOGEROP_DATABASE", ""))
_hooks_inside = os.environ.get("HOGEROP_HOOKS_INSIDE", "")
_mail = urlsplit(os.environ.get("HOGEROP_MAIL", ""))


def _is_on(name: str, otherwise: bool) -> bool:
    return {"on": True, "off": False}.get(os.environ.get(name, "").strip().lower(), otherwise)


PLACE = Place(Path(_folder).absolute())
PUBLIC = bool(_site.hostname)
"""Whether others than this machine are answered: then over https, and with a second factor."""

DEBUG = False
# Without a folder (a type checker, a test) nothing may be written: a key for this process alone.
SECRET_KEY = PLACE.secret_key() if _folder else secrets.token_urlsafe(50)
ALLOWED_HOSTS = ["127.0.0.1", "localhost"] + ([_site.hostname] if _site.hostname else [])
ADDRESS = f"{_site.scheme}://{_site.netloc}" if PUBLIC else ""
CSRF_TRUSTED_ORIGINS = [ADDRESS] if PUBLIC else []

ROOT_URLCONF = "hogerop.web.urls"
WSGI_APPLICATION = "hogerop.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # allauth’s page of sessions says “two hours ago”
    "hogerop.web.frame",
    "hogerop.web.accounts",
    "hogerop.web.audit",
    "hogerop.web.businesses",
    "hogerop.web.beside",
    "hogerop.web.api",
    "hogerop.web.today",
    "hogerop.web.ladder",
    "hogerop.web.people",
    "hogerop.web.jobs",
    "hogerop.web.hooks",
    "hogerop.web.imports",
    "hogerop.web.plan",
    "hogerop.web.policy",
    "hogerop.web.reports",
    "hogerop.web.terms",
    "hogerop.web.whatif",
    "hogerop.web.worth",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hogerop.web.frame.answers.not_kept_by_browsers",
    "hogerop.web.frame.answers.not_too_large",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hogerop.web.frame.language.in_the_readers_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hogerop.web.frame.answers.ToldInThreeLines",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hogerop.web.frame.context.frame",
            ],
            "builtins": ["hogerop.web.frame.templatetags.said"],
        },
    }
]

# ── Data ─────────────────────────────────────────────────────────────────────────────────────
if _database.hostname:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _database.path.lstrip("/"),
            "USER": unquote(_database.username or ""),
            "PASSWORD": unquote(_database.password or ""),
            "HOST": _database.hostname,
            "PORT": str(_database.port or ""),
            "CONN_MAX_AGE": 60,
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(PLACE.database) if _folder else ":memory:",
            "OPTIONS": {
                # Readers do not wait for a writer, and a writer waits for its turn from the start.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
            },
        }
    }

# What is counted against somebody (wrong passwords, requests) holds for every process of the app,
# and over a restart.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "counted",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# ── Language ─────────────────────────────────────────────────────────────────────────────────
LANGUAGES = [("en", "English"), ("nl", "Nederlands")]
LANGUAGE_CODE = os.environ.get("HOGEROP_WEB_LANGUAGE", "en")
LANGUAGE_COOKIE_NAME = "hogerop_language"
LANGUAGE_COOKIE_SECURE = PUBLIC
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# ── Files that every page needs ──────────────────────────────────────────────────────────────
# The address changes when one of them does, so a browser may keep each for good.
STATIC_URL = f"/static/{fingerprint(STATIC, HTMX)}/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:
    """Say that a file at this address never changes: its fingerprint is in the address."""
    return True


# ── What a browser is allowed ────────────────────────────────────────────────────────────────
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        # data: for the square code of the second factor, which must not be kept anywhere.
        "img-src": [SELF, "data:"],
        "script-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = PUBLIC
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PUBLIC else 0
# Behind one proxy that speaks https for us; it must overwrite both headers (docs: serve).
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PUBLIC else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIC else None

# ── Who somebody is ──────────────────────────────────────────────────────────────────────────
SESSION_ENGINE = "django.contrib.sessions.backends.db"  # so that a session can be ended
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = PUBLIC
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-hogerop" if PUBLIC else "hogerop"
CSRF_COOKIE_SECURE = PUBLIC
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "hogerop.web.frame.views.form_expired"
CSRF_COOKIE_NAME = "__Host-hogerop-form" if PUBLIC else "hogerop_form"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "hogerop.web.accounts.entering.Entering"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# A letter to the address has to be answered where letters go out at all.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if PUBLIC else "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PUBLIC else "http"
MFA_ADAPTER = "hogerop.web.accounts.second_factor.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Hogerop"
MFA_ALLOW_UNVERIFIED_EMAIL = not PUBLIC
MFA_REQUIRED = _is_on("HOGEROP_WEB_MFA", otherwise=PUBLIC)
OPEN_SIGNUP = _is_on("HOGEROP_WEB_SIGNUP", otherwise=not PUBLIC)

# ── Files that are handed in ─────────────────────────────────────────────────────────────────
LARGEST_UPLOAD = 200_000_000
"""Bytes of all files together that one form may bring."""
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
# Beside the rest of what is the app's own: the machine's folder for such files may be anybody's.
FILE_UPLOAD_TEMP_DIR = str(PLACE.passing) if _folder else None
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# ── The log of who did what ──────────────────────────────────────────────────────────────────
_log_days = os.environ.get("HOGEROP_WEB_LOG_DAYS", "").strip()
LOG_DAYS = int(_log_days) if _log_days.isdecimal() and 0 < int(_log_days) < 4000 else 400
"""A year and a month: long enough to look back at the same season."""

# ── Webhooks: where they may go though it is inside the house ────────────────────────────────
_inside = [urlsplit(f"//{one.strip()}") for one in _hooks_inside.split(",") if one.strip()]
HOOKS_INSIDE = frozenset((one.hostname, one.port) for one in _inside)

# ── Work that takes longer than a page may wait ──────────────────────────────────────────────
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# ── Letters ──────────────────────────────────────────────────────────────────────────────────
DEFAULT_FROM_EMAIL = f"hogerop@{_site.hostname or 'localhost'}"
if _mail.hostname:
    EMAIL_HOST, EMAIL_PORT = _mail.hostname, _mail.port or 587
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_TLS, EMAIL_TIMEOUT = True, 10
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(PLACE.own / "mail")

# ── What is written down of the app's own work: never a name, an address or a query ──────────
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"places": {"()": WithoutMessages}},
    "handlers": {
        "errors": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "places"}
    },
    "loggers": {
        name: {"handlers": ["errors"], "level": "ERROR", "propagate": False}
        for name in ("django", "django_tasks", "django_tasks_db", "hogerop")
    },
}
