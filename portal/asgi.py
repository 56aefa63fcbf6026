"""The ASGI application: sockets in production, everything in development."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import re_path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

django_application = get_asgi_application()

# What serves sockets uses models, which are ready only now.
from portal.live.sockets import nowhere  # noqa: E402
from workspace.texts.live.urls import urlpatterns as texts  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": django_application,
        "websocket": URLRouter([*texts, re_path("", nowhere)]),  # type: ignore[arg-type]  # Channels takes ASGI applications
    }
)
