"""The room "Umfragen", below the workspace of a project."""

from django.urls import path

from workspace.polls.views import lists

app_name = "polls"
urlpatterns = [
    path("", lists.index, name="list"),
]
