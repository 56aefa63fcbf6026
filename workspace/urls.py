"""The addresses of group work: projects as others see them, and the workspaces, each room in a namespace of its own."""

from django.urls import include, path

from workspace.projects.views import home, people

rooms = [
    path("", home.home, name="home"),
    path("menschen/", people.people, name="people"),
    path("noch-einmal/", home.submit_again, name="submit_again"),
]

urlpatterns = [
    path("projekte/", include("workspace.projects.urls")),
    path("arbeitsbereich/", include("workspace.desk.urls")),
    path("arbeitsbereich/<slug:slug>/", include((rooms, "workspace"))),
]
