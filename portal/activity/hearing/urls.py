"""How somebody wants to hear, under /konto/benachrichtigungen/."""

from django.urls import path

from portal.activity.hearing import views

app_name = "hearing"
urlpatterns = [
    path("", views.preferences, name="preferences"),
    path("<slug:mark>/", views.here, name="here"),
]
