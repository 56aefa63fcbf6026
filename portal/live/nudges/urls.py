"""The socket of every page."""

from django.urls import path

from portal.live.nudges.serving import serve

urlpatterns = [
    path("live/", serve),  # type: ignore[arg-type]  # Channels takes ASGI applications
]
