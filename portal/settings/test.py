"""The test suite: nothing leaves the process, nothing waits."""

from portal.settings.base import *

SECRET_KEY = "test-only-key"
ALLOWED_HOSTS = ["*"]
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
EMAIL_BACKEND = MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_IN_ADDRESS, MAIL_IN_URL, MAIL_IN_AUTHSERV = "antwort+*@example.org", "", ""
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
CLAMAV_URL = ""
DISK_FREE_AT_LEAST = 0
SEARCH_URL = ""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "documents": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, so that `--reuse-db` can spare the migrations and the browser's server threads share it.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
