"""What holds in every environment."""

import zoneinfo

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

import portal
from portal.settings.accounts import *
from portal.settings.env import BASE_DIR, env, make_folder
from portal.settings.incoming_mail import address_with_a_place, check_mailbox
from portal.settings.logs import logging_as
from portal.settings.object_storage import read_storage_url
from portal.settings.scanner import check_scanner
from portal.settings.secrets import strong_token
from portal.settings.shared_pages import SHARED_PAGE_PARAMETERS, SHARED_PAGES  # noqa: F401  # settings
from portal.settings.tiles import check_tiles
from portal.watching import reporting

DEBUG = False
MESSAGE_STORAGE = "portal.base.message_storage.MessageStorage"
MESSAGE_COOKIE_NAME = "messages"
LOGGING = logging_as("text")
METRICS_TOKEN = strong_token(env.str("METRICS_TOKEN", default=""))
if SENTRY_DSN := env.one_of_the_schemes("SENTRY_DSN", "http", "https"):
    reporting.start(SENTRY_DSN, release=f"mokwi@{portal.__version__}")
SLOW_REQUEST_MS = env.whole_number("SLOW_REQUEST_MS", default=2000, lowest=1, highest=600_000)
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
ASGI_APPLICATION = "portal.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "portal_accounts.User"
VAR_DIR = BASE_DIR / "var"
make_folder(VAR_DIR)

INSTALLED_APPS = [
    "home",
    "home.places",
    "home.news",
    "home.events",
    "home.menus",
    "home.newsletters",
    "workspace.calendar",
    "workspace.conversations",
    "workspace.desk",
    "workspace.discussions",
    "workspace.polls",
    "workspace.documents",
    "workspace.networks",
    "workspace.posts",
    "workspace.projects",
    "workspace.lending",
    "workspace.tasks",
    "workspace.texts",
    "initiatives",
    "initiatives.calls",
    "initiatives.directory",
    "initiatives.exchange",
    "initiatives.ideas",
    "initiatives.matching",
    "initiatives.stories",
    "search",
    "portal.comments",
    "portal.moderation",
    "portal.activity",
    "portal.activity.push",
    "portal.activity.replying",
    "portal.activity.feeds",
    "portal.regions",
    "portal.accounts",
    "portal.mailing",
    "portal.live",
    "portal.base",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.apps.PortalUsersConfig",  # wagtail.users, with our forms
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "django_filters",
    "recurrence",
    "crispy_forms",
    "crispy_bootstrap5",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "channels",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "portal.base.watching.middleware.HealthMiddleware",
    "portal.base.watching.middleware.RequestMiddleware",
    "portal.base.shared_pages.middleware.SharedPagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.base.csp.PolicyMiddleware",
    "portal.base.middleware.MaintenanceMiddleware",
    "portal.base.middleware.EditionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.last_use.LastUseMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.accounts.middleware.AdminDoorMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "portal.base.middleware.MalformedRequestMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["portal.base.templatetags.addresses"],
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

env.one_of_the_schemes("DATABASE_URL", "sqlite", "postgres", "postgresql")
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'mokwi.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while one process writes; IMMEDIATE takes the write lock before reading, so that a
    # transaction waits for its turn instead of failing half-way ("database is locked").
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    # A server that is gone without a word is noticed within half a minute; how long a page waits says portal/wsgi.py.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 5,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,
        # The server plans what it is asked again and again once a connection: planning takes longer than answering.
        "server_side_binding": True,
        "prepare_threshold": 5 if env.bool("DATABASE_PREPARED_STATEMENTS", default=True) else None,
        **DATABASES["default"].get("OPTIONS", {}),
    }
DATABASE_PAGE_SECONDS = env.whole_number("DATABASE_PAGE_SECONDS", default=30, lowest=0, highest=3600)

LANGUAGE_CODE = "de"
FORMAT_MODULE_PATH = ["portal.formats"]
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y", "%d.%m.%Y %H:%M"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
# What the apps add to the blocks of all pages. The names stand in the data: add, do not rename.
CONTENT_BLOCKS = {
    "showcase_numbers": "initiatives.blocks.ShowcaseNumbersBlock",
    "impact": "initiatives.blocks.ImpactBlock",
    "newsletter": "home.newsletters.page_blocks.SubscribeBlock",
    "polls": "workspace.polls.decisions.page_blocks.PollsBlock",
}
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = env.time_zone("TIME_ZONE", default="Europe/Berlin")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static_collected"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = BASE_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Not among the public media: documents of a private collection are handed out by a view that asks first.
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "private"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
OBJECT_STORAGE = read_storage_url(url) if (url := env.one_of_the_schemes("STORAGE_URL", "s3", "s3+http")) else None
if OBJECT_STORAGE:
    STORAGES |= OBJECT_STORAGE.storages()
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

PICTURE_MAX_BYTES = env.whole_number("PICTURE_MAX_MB", default=20, lowest=1, highest=100) * 1024 * 1024
PICTURE_MAX_PIXELS = 60_000_000  # a telephone's 50 megapixels, scaled down on arrival
PICTURE_MAX_SIDE = 3200
DOCUMENT_MAX_BYTES = env.whole_number("DOCUMENT_MAX_MB", default=100, lowest=1, highest=2000) * 1024 * 1024
DOCUMENTS_LARGEST = env.whole_number("DOCUMENTS_LARGEST_MB", default=1024, lowest=1, highest=100_000) * 1024 * 1024
DOCUMENTS_QUOTA = env.whole_number("DOCUMENTS_QUOTA_MB", default=2048, lowest=1, highest=10_000_000) * 1024 * 1024
DISK_FREE_AT_LEAST = env.whole_number("DISK_FREE_MB", default=1024, lowest=0, highest=10_000_000) * 1024 * 1024
CLAMAV_URL = check_scanner(env.one_of_the_schemes("CLAMAV_URL", "tcp", "unix"))
SEARCH_URL = env.one_of_the_schemes("SEARCH_URL", "http", "https")
DOCUMENTS_ACCEL = env.str("DOCUMENTS_ACCEL", default="").strip().rstrip("/")
UPLOAD_MAX_BYTES = 2 * max(PICTURE_MAX_BYTES, DOCUMENT_MAX_BYTES)  # a request; what comes beyond it is not kept
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "portal.base.upload_handlers.CappedUploadHandler",
]

CACHES: dict[str, dict[str, object]] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if REDIS_URL := env.one_of_the_schemes("REDIS_URL", "redis", "rediss"):
    CACHES = {
        "default": {
            "BACKEND": "portal.base.caches.SharedCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
            "KEY_FUNCTION": "portal.live.redis_names.cache_key",
        }
    }
PAGE_CACHE = False  # on in production
# Sums of thousands of points, which must not push out what others keep.
CACHES["maps"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "maps",
    "OPTIONS": {"MAX_ENTRIES": 150},
}
# Parts of pages (`{% kept %}`), 1 to 10 kB each; in the process, where reading one costs less than drawing it.
CACHES["fragments"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "fragments",
    "TIMEOUT": None,
    "OPTIONS": {"MAX_ENTRIES": 1000},
}
# How common something was when it was looked for: whoever leafs through results asks again (`portal/base/seen.py`).
CACHES["seen"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "seen",
    "OPTIONS": {"MAX_ENTRIES": 2000},
}

env.one_of_the_schemes("EMAIL_URL", "smtp", "smtp+tls", "smtp+ssl", "consolemail", "filemail", "dummymail")
vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = 30
# Everything is put into a queue; the worker hands it to the backend that EMAIL_URL names.
MAIL_DELIVERY_BACKEND = vars()["EMAIL_BACKEND"]
EMAIL_BACKEND = "portal.mailing.backend.QueueBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MAIL_FROM", default="MokWi <noreply@localhost>")
MAIL_IN_ADDRESS = address_with_a_place(env.str("MAIL_IN_ADDRESS", default=""))
MAIL_IN_URL = check_mailbox(env.one_of_the_schemes("MAIL_IN_URL", "imap", "imaps"), MAIL_IN_ADDRESS)
MAIL_IN_LARGEST = env.whole_number("MAIL_IN_LARGEST_MB", default=25, lowest=1, highest=100) * 1024 * 1024
MAIL_IN_AUTHSERV = env.str("MAIL_IN_AUTHSERV", default="").strip().lower()

TASKS: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "OPTIONS": {"id_function": "portal.watching.ids.of_a_task"},
    }
}

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        # A reader who presses play on a video asks for it; before that nothing is loaded (portal/base/videos.py).
        "frame-src": [SELF, "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "worker-src": [SELF],
    }
}
if OBJECT_STORAGE:
    # Those of projects come from there by a signed address, too.
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"] += [OBJECT_STORAGE.origin_of_pictures, OBJECT_STORAGE.endpoint]
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["media-src"] = [SELF, OBJECT_STORAGE.endpoint]

# Without a tile server the map is drawn from the outline that the portal brings along.
TILES_ATTRIBUTION = env.str("TILES_ATTRIBUTION", default="")
TILES_URL = check_tiles(env.one_of_the_schemes("TILES_URL", "http", "https"), TILES_ATTRIBUTION)
TILES_CACHE_BYTES = env.whole_number("TILES_CACHE_MB", default=500, lowest=1, highest=100_000) * 1024 * 1024

# How long it is kept what happened, and who was told of it.
HEARING_KEPT_DAYS = env.whole_number("HEARING_KEPT_DAYS", default=180, lowest=30, highest=3650)

# How long it is known who answered a poll for a date from outside, once it is over.
OUTSIDERS_KEPT_DAYS = env.whole_number("OUTSIDERS_KEPT_DAYS", default=90, lowest=1, highest=3650)

# Everybody gets the maintenance page (503) while this is on.
MAINTENANCE = env.bool("MAINTENANCE", default=False)
STYLEGUIDE = False

SERVE_HOST = env.str("HOST", default="") or "127.0.0.1"
SERVE_SOCKETS_PORT = env.whole_number("SOCKETS_PORT", default=8001, lowest=1, highest=65535)
SERVE_WORKERS = env.whole_number("WEB_WORKERS", default=2, lowest=1, highest=64)
SERVE_PORT = env.whole_number("PORT", default=8000, lowest=1, highest=65535)

WAGTAIL_SITE_NAME = "MokWi"
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # an address that is copied into a mail stays readable
# False for a portal that is still being tried out: robots.txt then keeps search engines outside.
SEARCH_ENGINES = env.bool("SEARCH_ENGINES", default=True)
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
WAGTAILADMIN_BASE_URL = env.one_of_the_schemes("BASE_URL", "http", "https") or f"http://localhost:{SERVE_PORT}"
# Safari takes 'self' for sockets, too, from version 16 only.
CONTENT_SECURITY_POLICY["DIRECTIVES"]["connect-src"] = [
    SELF,
    WAGTAILADMIN_BASE_URL.rstrip("/").replace("http", "ws", 1),
]
WAGTAILIMAGES_IMAGE_MODEL = "portal_base.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.base.forms.PortalImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = PICTURE_MAX_BYTES
WAGTAILIMAGES_MAX_IMAGE_PIXELS = PICTURE_MAX_PIXELS
WAGTAILIMAGES_AVIF_QUALITY = 58
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.base.forms.PortalDocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = DOCUMENT_MAX_BYTES
WAGTAILDOCS_DOCUMENT_MODEL = "portal_base.PortalDocument"
# From an object storage by a signed link: who may have the document is asked before.
WAGTAILDOCS_SERVE_METHOD = "redirect" if OBJECT_STORAGE else "serve_view"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = sorted(zoneinfo.available_timezones() - {"localtime"})  # of the server; no browser knows it
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "portal.base.admin_search", "SEARCH_CONFIG": "german"}}
