"""The networks of a project, in its workspace."""

from django.urls import path

from workspace.networks.views import room

app_name = "networks"
urlpatterns = [
    path("", room.networks, name="list"),
    path("<int:pk>/antwort/", room.answer, name="answer"),
    path("<int:pk>/ende/", room.end, name="end"),
]
