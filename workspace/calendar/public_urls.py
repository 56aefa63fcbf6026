"""The public events of a project, below its public address."""

from django.urls import path

from workspace.calendar.ical.views import feeds
from workspace.calendar.views import coming, public

app_name = "project_events"
urlpatterns = [
    path("kalender.ics", feeds.public, name="calendar"),
    path("<int:pk>/termin.ics", feeds.public_event, name="file"),
    path("<int:pk>/", public.detail, name="detail"),
    path("<int:pk>/antwort/", public.answer, name="answer"),
    path("<int:pk>/zusage/", coming.come, name="come"),
]
