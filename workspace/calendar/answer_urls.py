"""Where a guest answers who has the secret address of their invitation."""

from django.urls import path

from workspace.calendar.views import by_link

app_name = "event_answers"
urlpatterns = [path("kalender/einladung/<str:token>/", by_link.answer, name="answer")]
