"""A text behind a link, for people who do not belong to its project."""

from django.urls import path

from workspace.texts.views import shared, shared_form

app_name = "shared_texts"
urlpatterns = [
    path("<slug:token>/", shared.text, name="text"),
    path("<slug:token>/formular/", shared_form.edit, name="plain_form"),
    path("<slug:token>/datei/", shared.take_along, name="take_along"),
]
