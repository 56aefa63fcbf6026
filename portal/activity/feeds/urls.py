"""The feeds of somebody, under /konto/feeds/."""

from django.urls import path

from portal.activity.feeds import views

app_name = "feeds"
urlpatterns = [
    path("", views.feeds, name="list"),
    path("neu/", views.give_out, name="give_out"),
    path("<int:pk>/erneuern/", views.renew, name="renew"),
    path("<int:pk>/abschalten/", views.take_back, name="take_back"),
]
