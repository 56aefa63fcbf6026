"""The newsletter, for those who read it."""

from django.urls import path

from home.newsletters.views import archive, subscribing

app_name = "newsletters"
urlpatterns = [
    path("newsletter/", subscribing.subscribe, name="subscribe"),
    path("newsletter/gesendet/", subscribing.asked, name="asked"),
    path("newsletter/bestaetigung/<str:token>/", subscribing.confirm, name="confirm"),
    path("newsletter/abo/<str:token>/", subscribing.own, name="own"),
    path("newsletter/abo/<str:token>/fortsetzung/", subscribing.resume, name="resume"),
    path("newsletter/abmeldung/<str:token>/<int:pk>/", subscribing.end, name="end"),
    path("newsletter/<int:pk>/", archive.issue, name="issue"),
]
