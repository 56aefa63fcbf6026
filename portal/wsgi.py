"""The WSGI application: it serves the pages."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from portal.watching import counting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

if settings.METRICS_TOKEN:
    counting.prepare(settings.VAR_DIR / "metrics")
if settings.DATABASE_PAGE_SECONDS and "postgresql" in settings.DATABASES["default"]["ENGINE"]:
    # Nobody waits that long for a page; tasks and commands may take longer.
    settings.DATABASES["default"]["OPTIONS"]["options"] = f"-c statement_timeout={settings.DATABASE_PAGE_SECONDS}s"

application = get_wsgi_application()
