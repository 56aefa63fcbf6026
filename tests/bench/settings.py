"""The portal as production serves it, without TLS: compressed static files, cached templates, DEBUG off."""

from tests.e2e.settings import *  # noqa: F403

STATIC_ROOT = WORK / "static"  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = False
