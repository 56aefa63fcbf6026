"""The overview under /arbeitsbereich/."""

from django.urls import path

from workspace.desk import views

app_name = "workspaces"
urlpatterns = [path("", views.overview, name="overview")]
