"""All settings, one file; what a site may choose is read from the environment by readers that refuse a bad value."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name, "yes" if default else "no").lower()
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not {value!r}.")


def whole(name: str, default: int, *, least: int = 0) -> int:
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not {value!r}.")
    return int(value)


def day(name: str) -> date | None:
    value = text(name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a date like 2027-03-20, not {value!r}.") from error


def database(name: str, default: str) -> dict[str, Any]:
    """A refusal does not repeat the address: it may hold a password."""
    refusal = ImproperlyConfigured(f"{name} must be like postgres://user:password@host:5432/name or sqlite:////path.")
    try:
        address = dict(dj_database_url.parse(text(name, default), conn_max_age=None))
    except ValueError as error:
        raise refusal from error
    if address["ENGINE"] not in {"django.db.backends.sqlite3", "django.db.backends.postgresql"} or not address["NAME"]:
        raise refusal
    return address


# --- The site --------------------------------------------------------------------------------------------------------

DEBUG = flag("DEBUG")
KEPT_KEY = VAR_DIR / "secret_key"  # made by `make setup`, readable by its owner alone
SECRET_KEY = text("SECRET_KEY") or (KEPT_KEY.read_text("ascii").strip() if KEPT_KEY.exists() else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY must be set; `make setup` keeps one in var/secret_key.")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "127.0.0.1,localhost")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")
HTTPS = flag("HTTPS")
BEHIND_PROXY = flag("BEHIND_PROXY")

# The demo has a date of its own (`make run` sets it): earlier nothing would be due, later all would be past.
DEMO = flag("SAISAAT_DEMO")
DEMO_DATE = day("SAISAAT_DEMO_DATE")
DEMO_PASSWORD = text("SAISAAT_DEMO_PASSWORD", "saisaat-demo")

INSTALLED_APPS = [
    "portal.offices.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "import_export",
    "portal.shell",
    "portal.accounts",
    "portal.offices.apps.OfficesConfig",
    "portal.history",
    "portal.dashboard",
    "portal.reports",
    "dimensions",
    "evidence",
]

# Names that the ground opens without importing an app; a system check opens each at start-up.
HISTORY_LABELS = ["portal.reports.labels", "dimensions.labels", "evidence.labels"]
DEMO_PARTS = ["portal.offices.demo", "dimensions.demo", "evidence.demo"]
DOCUMENT_KINDS = ["evidence.documents.ProvinceProgress"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.shell.compressing.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.accounts.middleware.PreferencesMiddleware",
    "portal.accounts.middleware.KeptByNoBrowserMiddleware",
    "portal.accounts.middleware.SignInFirstMiddleware",
    "portal.accounts.middleware.SamePersonMiddleware",
    "portal.accounts.middleware.PasswordChangeMiddleware",
    "portal.offices.middleware.ScopeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "portal.shell.navigation.context",
                "portal.shell.demo.context",
                "portal.offices.context.own_office",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "portal.shell.templatetags.keeping",
                "portal.shell.templatetags.thai",
                "portal.shell.templatetags.ui",
                "portal.shell.templatetags.unbroken",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Where things are kept -------------------------------------------------------------------------------------------

DATABASES = {"default": database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'saisaat.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "portal.shell.sqlite"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; "
            f"PRAGMA synchronous={'FULL' if flag('SQLITE_FULL_SYNC') else 'NORMAL'}; "
            "PRAGMA mmap_size=268435456; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
        ),
    }

MEDIA_ROOT = Path(text("MEDIA_ROOT", str(VAR_DIR / "media")))
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ROOT = BASE_DIR / "static" / "root"  # what browsers ask for at the top, unasked: /favicon.ico
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "portal.shell.static.BundledStaticFilesStorage",
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},  # for a web server's own user
    },
}

# --- What is kept in memory ------------------------------------------------------------------------------------------

# Pages that nothing was recorded about since they were drawn (decision 8), in each process its own.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "TIMEOUT": 60,
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # done by `manage.py db_worker`

# --- Limits ----------------------------------------------------------------------------------------------------------

MAX_FILE_BYTES = whole("MAX_FILE_MB", 25, least=1) * 1024 * 1024
MAX_FILES_PER_SUBMISSION = whole("MAX_FILES_PER_SUBMISSION", 50, least=1)
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "portal.shell.arriving.NamelessFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = MAX_FILES_PER_SUBMISSION * 2
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LARGEST_BODY = MAX_FILES_PER_SUBMISSION * MAX_FILE_BYTES + DATA_UPLOAD_MAX_MEMORY_SIZE
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
DUE_SOON_DAYS = 14
PLAN_TEMPLATE = Path(text("PLAN_TEMPLATE") or BASE_DIR / "fixtures" / "plans" / "department_template.yaml")

# --- People ----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "portal.accounts.sessions.PersonBackend"]
SESSION_ENGINE = "portal.accounts.sessions"
PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("Argon2", "PBKDF2")]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "home", "accounts:sign_in"
AXES_FAILURE_LIMIT = whole("SIGN_IN_ATTEMPTS", 8, least=1)
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the pause lasts as long as the page says
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # a whole office has one address, a guesser one too
AXES_CLIENT_IP_CALLABLE = "portal.accounts.address.address_of"
AXES_LOCKOUT_CALLABLE = "portal.history.views.accounts.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False  # whoever is locked out waits or is handed a new password

# `manage.py forget` deletes what is older.
SIGN_IN_LOG_DAYS = whole("SIGN_IN_LOG_DAYS", 90, least=1)
ADMIN_LOG_DAYS = whole("ADMIN_LOG_DAYS", 365, least=1)

# --- Language and time -----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

# --- Safety ----------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = whole("SESSION_HOURS", 12, least=1) * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "portal.shell.errors.csrf_failure"

# --- Mail and log ----------------------------------------------------------------------------------------------------

EMAIL_HOST = text("EMAIL_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = whole("EMAIL_PORT", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = text("EMAIL_USER"), text("EMAIL_PASSWORD")
EMAIL_USE_TLS = flag("EMAIL_TLS")
DEFAULT_FROM_EMAIL = text("EMAIL_FROM", "saisaat@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["one_line"]}},
    "filters": {"one_line": {"()": "portal.shell.logs.OneLineForWhoMayNot"}},
    "root": {"handlers": ["stderr"], "level": text("LOG_LEVEL", "WARNING")},
}
