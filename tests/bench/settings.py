"""The portal as production serves it, without TLS: compressed static files, cached templates, DEBUG off."""

from tests.e2e.settings import *  # noqa: F403

STATIC_ROOT = WORK / "static"  # noqa: F405  # of the base
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}  # noqa: F405  # of the base
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = False
