"""The portal as production serves it, without TLS: compressed files, cached templates, kept connections, DEBUG off."""

from portal.settings.base import MIDDLEWARE as OF_PRODUCTION
from tests.e2e.settings import *

MIDDLEWARE = OF_PRODUCTION
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
STATIC_ROOT = WORK / "static"
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = False
PAGE_CACHE = bool(os.environ.get("BENCH_PAGE_CACHE"))
