"""The room "Umfragen", below the workspace of a project."""

from django.urls import include, path

from workspace.polls.decisions.urls import inside_urls
from workspace.polls.views import lists

app_name = "polls"
urlpatterns = [
    path("", lists.index, name="list"),
    path("termine/", include("workspace.polls.appointments.urls")),
    path("fragen/", include((inside_urls, "decisions"))),
]
