"""Appointment polls for people who do not belong to the project: the link that is handed on, and each one's own."""

from django.urls import path

from workspace.polls.appointments.views import outside

app_name = "appointment_answers"
urlpatterns = [
    path("antwort/<slug:token>/", outside.own, name="own"),
    path("antwort/<slug:token>/ruecknahme/", outside.take_back, name="take_back"),
    path("antwort/<slug:token>/vorschlag/", outside.propose, name="propose"),
    path("<slug:token>/", outside.start, name="start"),
]
