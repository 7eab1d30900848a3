"""Settings that every deployment shares. What an operator may change is read in ``environment``."""

from pathlib import Path

import environ
import wagtail
from django.utils.translation import gettext_lazy as _

from intranet.settings.environment import ROOT, read
from intranet.settings.policy import *

ENV = read()

SECRET_KEY = ENV.secret_key
DEBUG = False
ALLOWED_HOSTS = ENV.allowed_hosts
DATA_DIR = ENV.data_dir

INTRANET_PLUGINS = ENV.plugins
INTRANET_QUARANTINE = ENV.quarantine
INTRANET_THEME_OVERRIDE = ENV.theme_override
INTRANET_THEMES_DIR = ROOT / "themes"
INTRANET_ORGANISATION = ENV.organisation

INSTALLED_APPS = [
    "intranet.printing",
    "intranet.state",
    "intranet.sealing",
    "intranet.calendars",
    "intranet.audit",
    "intranet.people",
    "intranet.registry",
    "intranet.worker",
    "intranet.notifications",
    "intranet.access",
    "intranet.files",
    "intranet.topics",
    "intranet.attendance",
    "intranet.acknowledgement",
    "intranet.reminders",
    "intranet.progress",
    "intranet.directives",
    "intranet.dissemination",
    "intranet.duties",
    "intranet.numbering",
    "intranet.outgoing",
    "intranet.incoming",
    "intranet.registers",
    "intranet.guidance",
    "intranet.training",
    "intranet.theming",
    "intranet.portal",
    "intranet.editor",
    "intranet.demo",
    "search",
    *(app for app in INTRANET_PLUGINS if app.rpartition(".")[2] not in INTRANET_QUARANTINE),
    "intranet.editor.users.UsersAppConfig",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "intranet.portal.middleware.headers",
    "intranet.portal.middleware.ContentSecurityPolicy",
    "django.middleware.security.SecurityMiddleware",
    "intranet.registry.middleware.StaticFiles",
    "intranet.portal.probes.before_the_database",
    "intranet.state.middleware.one_state_per_request",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "intranet.audit.middleware.request_source",
    "intranet.people.middleware.session_limits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "intranet.portal.middleware.without_null_characters",
    "intranet.theming.middleware.theme_of_request",
    "intranet.portal.middleware.language_of_person",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "intranet.access.middleware.ChallengeMiddleware",
    "intranet.registry.middleware.plugin_gate",
    "intranet.acknowledgement.gate.GateMiddleware",
]

ROOT_URLCONF = "intranet.urls"
WSGI_APPLICATION = "intranet.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "intranet.theming.templates.ThemeCachedLoader",
                    [
                        "intranet.theming.templates.ThemeLoader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "intranet.theming.context.theme",
                "intranet.portal.context.shell",
            ],
        },
    }
]

DATABASES = {"default": environ.Env.db_url_config(ENV.database_url)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 30,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-20000;"
        ),
    }
# A new SQLite connection costs as much as a small page: it reads the whole schema and registers Django's functions.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SEARCH_URL = ENV.search_url
SEARCH_API_KEY = ENV.search_api_key
SEARCH_CA_FILE = ENV.search_ca_file
SEARCH_INDEX_DIR = DATA_DIR / "index"
INTRANET_FILES_DIR = DATA_DIR / "files"
INTRANET_MASTER_KEY = ENV.master_key
INTRANET_OWN_MASTER_KEY = True  # a file of the data folder, while no key is set
INTRANET_MAX_UPLOAD_MB = ENV.max_upload_mb
INTRANET_READINGS_A_WEEK = ENV.readings_a_week
"""Required readings a person a week; over it the editor is warned before issuing."""
INTRANET_TESSERACT = ENV.tesseract
INTRANET_SIGNATURE_ROOTS = ENV.signature_roots
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "intranet.files.uploads.IncomingUploadHandler",
]

AUTH_USER_MODEL = "intranet_people.Person"
AUTHENTICATION_BACKENDS = ["intranet.registry.backends.PluginPermissions"]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "portal:home"
SESSION_ENGINE = "intranet.people.sessions"
SESSION_COOKIE_AGE = ENV.session_hours * 3600
INTRANET_SESSION_IDLE_MINUTES = ENV.session_idle_minutes
INTRANET_TRUSTED_PROXIES = ENV.trusted_proxies
INTRANET_AUDIT_KEY = ENV.audit_key
INTRANET_AUDIT_CHECKPOINTS = ENV.audit_checkpoints

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "intranet" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = [
    "intranet.theming.finders.ThemeFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
]
# The admin's stylesheet names a picture of wagtail.images, which is not installed.
STATICFILES_DIRS = [Path(wagtail.__file__).parent / "images" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "media"

vars().update(environ.Env.email_url_config(ENV.email_url))
DEFAULT_FROM_EMAIL = ENV.email_from
SERVER_EMAIL = ENV.email_from
INTRANET_SITE_URL = ENV.site_url
INTRANET_EMAIL_RESET = ENV.email_reset

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "intranet.audit.logs.OneLineFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "intranet": {"level": "INFO"},
        "search": {"level": "INFO"},
        "elastic_transport": {"level": "ERROR"},  # the catalogue says itself, and once a minute, what does not answer
    },
}
