"""The ends of links in mails."""

from django.urls import path

from portal.mailing import views

app_name = "mailing"
urlpatterns = [
    path("abmelden/<str:token>/", views.unsubscribe, name="unsubscribe"),
]
