"""Which sockets there are. Everywhere else there is nothing but the health of this process."""

from channels.routing import ProtocolTypeRouter, URLRouter
from django.urls import re_path

from portal.live.health import pages
from portal.live.nudges.urls import urlpatterns as nudges
from portal.live.sockets import nowhere
from workspace.texts.live.urls import urlpatterns as texts

sockets = URLRouter([*nudges, *texts, re_path("", nowhere)])  # type: ignore[arg-type]  # Channels takes ASGI applications
application = ProtocolTypeRouter({"http": pages, "websocket": sockets})
