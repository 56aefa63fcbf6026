"""One machine, no services: SQLite, files on disk, mail in the terminal."""

from portal.settings.base import *  # noqa: F403

DEBUG = True
STYLEGUIDE = True
SECRET_KEY = "development-only-key-that-production-settings-refuse"  # noqa: S105
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
