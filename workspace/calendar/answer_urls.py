"""Where a guest answers who has the secret address of their invitation, or confirms that they come."""

from django.urls import path

from workspace.calendar.views import by_link, coming

app_name = "event_answers"
urlpatterns = [
    path("kalender/einladung/<str:token>/", by_link.answer, name="answer"),
    path("kalender/zusage/<str:token>/", coming.confirm, name="confirm"),
]
