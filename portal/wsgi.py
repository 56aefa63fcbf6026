"""The WSGI application: it serves the pages."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import reverse
from django.utils import translation

from portal.frames import with_room
from portal.no_api import leave_out_wagtails_api
from portal.threads import forget_asynchronous_code
from portal.watching import counting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

if settings.METRICS_TOKEN:
    counting.prepare(settings.VAR_DIR / "metrics")
if settings.DATABASE_PAGE_SECONDS and "postgresql" in settings.DATABASES["default"]["ENGINE"]:
    # Nobody waits that long for a page; tasks and commands may take longer.
    settings.DATABASES["default"]["OPTIONS"]["options"] = f"-c statement_timeout={settings.DATABASE_PAGE_SECONDS}s"

forget_asynchronous_code()
leave_out_wagtails_api()
application = with_room(get_wsgi_application())

for language, _name in settings.LANGUAGES:
    with translation.override(language):
        reverse("wagtail_serve", args=[""])  # loads all views and addresses, for which the first visitor would wait

# What has been loaded stays: looking through all of it for garbage takes a quarter of a second, while somebody waits.
gc.collect()
gc.freeze()
gc.set_threshold(10_000)  # a page makes thousands of objects and leaves none: Python's 700 cost it a twelfth
