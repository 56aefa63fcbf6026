"""The pages of municipalities and topics."""

from django.urls import path

from home.places import views

app_name = "places"
urlpatterns = [
    path("orte/", views.municipalities, name="municipalities"),
    path("orte/<slug:slug>/", views.municipality, name="municipality"),
    path("orte/<slug:slug>/neues/", views.news_of_municipality, name="news_of_municipality"),
    path("themen/", views.topics, name="topics"),
    path("themen/<slug:slug>/", views.topic, name="topic"),
    path("themen/<slug:slug>/neues/", views.news_of_topic, name="news_of_topic"),
]
