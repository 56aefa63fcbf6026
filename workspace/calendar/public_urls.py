"""The public events of a project, below its public address."""

from django.urls import path

from workspace.calendar.views import public

app_name = "project_events"
urlpatterns = [
    path("<int:pk>/", public.detail, name="detail"),
    path("<int:pk>/antwort/", public.answer, name="answer"),
]
