"""Wagtail's demo as production would serve it, for `tests.bench.bakerydemo`; read by its own Python, in its clone."""

from bakerydemo.settings.base import *

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "renditions")
}
