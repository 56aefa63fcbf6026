"""Appointment polls, within the room "Umfragen"."""

from django.urls import path

from workspace.polls.appointments.views import making, pages, steering

app_name = "appointments"
urlpatterns = [
    path("neu/", making.create, name="create"),
    path("<int:pk>/", pages.detail, name="detail"),
    path("<int:pk>/antwort/", pages.answer, name="answer"),
    path("<int:pk>/bearbeitung/", steering.edit, name="edit"),
    path("<int:pk>/abschluss/", steering.close, name="close"),
    path("<int:pk>/wiederaufnahme/", steering.reopen, name="reopen"),
    path("<int:pk>/erinnerung/", steering.remind, name="remind"),
    path("<int:pk>/einladungen/", steering.invite, name="invite"),
    path("<int:pk>/vorschlag/", steering.propose, name="propose"),
    path("<int:pk>/loeschung/", steering.delete, name="delete"),
    path("<int:pk>/ruecknahme/", steering.restore, name="restore"),
    path("<int:pk>/termine/<int:option_pk>/", pages.option, name="option"),
    path("<int:pk>/termine/<int:option_pk>/entscheidung/", steering.decide, name="decide"),
]
