"""Django's settings, computed from the home of one newspaper (`toasoan.lib.home`)."""

from pathlib import Path
from typing import Any

import dj_database_url

from toasoan.lib.home import Home

HOME = Home.from_environment()
CONFIG = HOME.config()
PACKAGE = Path(__file__).resolve().parent.parent
THEME = PACKAGE / "theme"

# Only `init` runs without a key of its own; it signs nothing.
SECRET_KEY = HOME.secret_key() or "no-home-yet"
DEBUG = False
ALLOWED_HOSTS = ["*"]  # the web server in front answers for its host names only
USE_X_FORWARDED_HOST = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HTTPS = CONFIG.address.startswith("https://")
CSRF_TRUSTED_ORIGINS = [CONFIG.address]
CSRF_COOKIE_PATH = SESSION_COOKIE_PATH = "/toa-soan/"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = SECURE_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editor shows previews in a frame of its own
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

INSTALLED_APPS = [
    "toasoan.upkeep",
    "toasoan.wire",
    "toasoan.desk",
    "toasoan.gazette",
    "toasoan.pictures",
    "toasoan.places",
    "toasoan.masthead",
    "toasoan.jobs",
    "toasoan.press",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.users",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "toasoan.press.transactions.OneTransaction",
    "toasoan.desk.refusals.Refusals",
]

ROOT_URLCONF = "toasoan.site.urls"
WSGI_APPLICATION = "toasoan.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]


def _sqlite(path: Path, *, begin: str, pragmas: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": begin,
            "init_command": f"PRAGMA journal_mode=WAL; PRAGMA busy_timeout=20000; {pragmas}",
        },
    }


def _databases() -> dict[str, dict[str, Any]]:
    """`default` is the newsroom's; `reading` is the same data seen in one read-only snapshot at a
    time, for printing; `press` is the press's own memory, which can always be rebuilt."""
    if not CONFIG.database_url:
        return {
            "default": _sqlite(HOME.database, begin="IMMEDIATE", pragmas="PRAGMA synchronous=FULL;"),
            "reading": _sqlite(HOME.database, begin="DEFERRED", pragmas="PRAGMA query_only=1;"),
            "press": _sqlite(HOME.press_database, begin="IMMEDIATE", pragmas="PRAGMA synchronous=NORMAL;"),
        }
    database: dict[str, Any] = dict(dj_database_url.parse(CONFIG.database_url, conn_max_age=None))
    snapshot = "-c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on"
    return {
        "default": database,
        "reading": {**database, "OPTIONS": {**database.get("OPTIONS", {}), "options": snapshot}},
        "press": {**database},
    }


DATABASES = _databases()
DATABASE_ROUTERS = ["toasoan.press.snapshots.SnapshotRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "toasoan.press.guards.GuardedCache", "LOCATION": "newsroom"}}

AUTH_USER_MODEL = "masthead.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else a guesser could keep an editor out for ever
AXES_LOCKOUT_TEMPLATE = "masthead/locked_out.html"
AXES_IPWARE_PROXY_COUNT = 1
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # locking by address would need addresses, and would lock out a whole office

LANGUAGE_CODE = "vi"  # for everybody; a user may choose English in the newsroom's own settings
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = CONFIG.time_zone
FIRST_DAY_OF_WEEK = 1

STATIC_URL = "/toa-soan/static/"
STATIC_ROOT = HOME.run / "static"
MEDIA_URL = "/toa-soan/media/"
MEDIA_ROOT = HOME.media
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640

if CONFIG.mail.host:
    EMAIL_HOST, EMAIL_PORT = CONFIG.mail.host, CONFIG.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = CONFIG.mail.user, CONFIG.mail.password
    EMAIL_USE_TLS = CONFIG.mail.tls
else:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = CONFIG.mail.sender

TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []},
}

WAGTAIL_SITE_NAME = "Tòa soạn"
WAGTAILADMIN_BASE_URL = CONFIG.address
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 1
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = True
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "pictures.Attachment"
WAGTAILIMAGES_IMAGE_FORM_BASE = "toasoan.pictures.forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 40 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "txt", "csv", "zip", "mp3"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"event": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "event"}},
    "root": {"handlers": ["console"], "level": CONFIG.log_level},
    "loggers": {
        "wagtail": {"level": "WARNING"},
        "axes": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
    },
}
