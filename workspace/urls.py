"""The addresses of group work: projects as others see them, and the workspaces, each room in a namespace of its own."""

from django.urls import URLPattern, URLResolver, include, path

from workspace.projects.views import home, people, settings

rooms: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("menschen/", people.people, name="people"),
    path("einstellungen/", settings.edit, name="settings"),
    path("stand/", settings.change_status, name="change_status"),
    path("noch-einmal/", home.submit_again, name="submit_again"),
    path("aufgaben/", include("workspace.tasks.urls")),
]

urlpatterns = [
    path("", include("workspace.tasks.my_urls")),
    path("projekte/", include("workspace.projects.urls")),
    path("arbeitsbereich/", include("workspace.desk.urls")),
    path("arbeitsbereich/<slug:slug>/", include((rooms, "workspace"))),
]
