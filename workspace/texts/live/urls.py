"""The sockets of texts."""

from django.urls import path

from workspace.texts.live.serving import serve

urlpatterns = [
    path("arbeitsbereich/<slug:slug>/texte/<int:pk>/live/", serve),  # type: ignore[arg-type]  # Channels takes ASGI applications
    path("texte/<slug:token>/live/", serve),  # type: ignore[arg-type]  # as above
]
