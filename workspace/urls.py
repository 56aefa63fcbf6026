"""The addresses of group work: projects as others see them, and the workspaces, each room in a namespace of its own."""

from django.urls import include, path

from workspace.projects.views import home, people, settings

rooms = [
    path("", home.home, name="home"),
    path("menschen/", people.people, name="people"),
    path("einstellungen/", settings.edit, name="settings"),
    path("stand/", settings.change_status, name="change_status"),
    path("noch-einmal/", home.submit_again, name="submit_again"),
]

urlpatterns = [
    path("projekte/", include("workspace.projects.urls")),
    path("arbeitsbereich/", include("workspace.desk.urls")),
    path("arbeitsbereich/<slug:slug>/", include((rooms, "workspace"))),
]
