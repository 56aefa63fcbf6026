"""One machine, no services: SQLite, files on disk, mail in the terminal."""

import warnings

from portal.settings.base import *
from portal.settings.base import MIDDLEWARE
from portal.settings.env import env

DEBUG = True
MIDDLEWARE = [
    "portal.base.middleware.StaticCompressionMiddleware",
    *MIDDLEWARE,
    "portal.base.middleware.OwnErrorPagesMiddleware",
]
# Pictures and bundles come from one ASGI process here; in production the web server hands them out.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
STYLEGUIDE = True
SECRET_KEY = "development-only-key-that-production-settings-refuse"
ALLOWED_HOSTS = ["*"]
if not env.str("EMAIL_URL", default=""):
    MAIL_DELIVERY_BACKEND = "django.core.mail.backends.console.EmailBackend"
