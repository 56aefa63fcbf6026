"""adhocracy+ as production would serve it, for `tests.bench.adhocracy`; read by its own Python.

Its bundle is not built: the addresses of static files are written without a manifest, which is less work for it.
"""

import importlib
import os
from urllib.parse import urlsplit

# No import statement can say this name.
globals().update(vars(importlib.import_module("adhocracy-plus.config.settings.production")))

DEBUG = False
SECRET_KEY = "a-key-for-a-portal-that-keeps-no-secret"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
_database = urlsplit(os.environ["DATABASE_URL"])
DATABASES = {
    "default": {
        "ENGINE": "django.contrib.gis.db.backends.postgis",
        "NAME": _database.path.lstrip("/"),
        "USER": _database.username or "",
        "PASSWORD": _database.password or "",
        "HOST": _database.hostname or "",
        "PORT": _database.port or "",
        "CONN_MAX_AGE": 60,
    }
}
