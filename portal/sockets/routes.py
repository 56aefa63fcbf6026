"""Which sockets there are. Everywhere else there is nothing."""

from typing import Any

from channels.routing import ProtocolTypeRouter, URLRouter
from django.urls import re_path

from portal.live.nudges.urls import urlpatterns as nudges
from portal.live.sockets import Receive, Send, nowhere
from workspace.texts.live.urls import urlpatterns as texts


async def no_page(scope: dict[str, Any], receive: Receive, send: Send) -> None:  # Any: an ASGI scope
    await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"Here are sockets only.\n"})


sockets = URLRouter([*nudges, *texts, re_path("", nowhere)])  # type: ignore[arg-type]  # Channels takes ASGI applications
application = ProtocolTypeRouter({"http": no_page, "websocket": sockets})
