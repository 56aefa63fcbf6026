"""The searches that somebody keeps, under /konto/suchen/."""

from django.urls import path

from search.saved import views

app_name = "saved_searches"
urlpatterns = [
    path("", views.saved, name="list"),
    path("neu/", views.create, name="create"),
    path("<int:pk>/", views.edit, name="edit"),
    path("<int:pk>/anhalten/", views.pause, name="pause"),
    path("<int:pk>/weiter/", views.resume, name="resume"),
    path("<int:pk>/loeschen/", views.delete, name="delete"),
    path("<int:pk>/zurueck/", views.restore, name="restore"),
]
