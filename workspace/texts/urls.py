"""The room "Texte", below the workspace of a project."""

from django.urls import path

from workspace.texts.views import lists, offers, texts

app_name = "texts"
urlpatterns = [
    path("", lists.index, name="list"),
    path("neu/", texts.create, name="create"),
    path("papierkorb/", lists.bin_of_texts, name="bin"),
    path("menschen/", offers.people, name="people"),
    path("bilder/", offers.pictures, name="pictures"),
    path("<int:pk>/", texts.detail, name="detail"),
    path("<int:pk>/titel/", texts.rename, name="rename"),
    path("<int:pk>/stand/", texts.finish, name="finish"),
    path("<int:pk>/loeschung/", texts.delete, name="delete"),
    path("<int:pk>/ruecknahme/", texts.restore, name="restore"),
]
