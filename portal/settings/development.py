"""One machine, no services: SQLite, files on disk, mail in the terminal."""

from portal.settings.base import *  # noqa: F403
from portal.settings.env import env

DEBUG = True
STYLEGUIDE = True
SECRET_KEY = "development-only-key-that-production-settings-refuse"  # noqa: S105
ALLOWED_HOSTS = ["*"]
if not env.str("EMAIL_URL", default=""):
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
