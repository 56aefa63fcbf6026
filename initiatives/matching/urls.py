"""Under /wo-passe-ich/."""

from django.urls import path

from initiatives.matching import views

app_name = "matching"
urlpatterns = [
    path("", views.ask, name="ask"),
    path("ergebnis/", views.result, name="result"),
]
