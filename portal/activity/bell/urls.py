"""The bell, under /konto/neuigkeiten/."""

from django.urls import path

from portal.activity.bell import views

app_name = "bell"
urlpatterns = [
    path("", views.news, name="news"),
    path("zahl/", views.count, name="count"),
    path("glocke/", views.newest, name="newest"),
    path("gelesen/", views.read, name="read"),
    path("ungelesen/", views.unread, name="unread"),
    path("<int:pk>/", views.follow_up, name="follow_up"),
]
