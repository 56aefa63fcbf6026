"""The portal as production serves it, without TLS: compressed static files, cached templates, DEBUG off."""

from tests.e2e.settings import *

STATIC_ROOT = WORK / "static"
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = False
PAGE_CACHE = bool(os.environ.get("BENCH_PAGE_CACHE"))
