"""Push messages to one's devices."""

from django.urls import path

from portal.activity.push import views

app_name = "push"
urlpatterns = [
    path("", views.devices, name="devices"),
    path("einrichtung/", views.set_up, name="set_up"),
    path("<int:pk>/aufgabe/", views.give_up, name="give_up"),
    path("<int:pk>/probe/", views.test, name="test"),
]
