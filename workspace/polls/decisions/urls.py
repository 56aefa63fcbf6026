"""Polls of a project, below its room, and those for everybody."""

from django.urls import path

from workspace.polls.decisions.views import inside, public

inside_urls = [
    path("neu/", inside.choose, name="choose"),
    path("neu/<slug:noun>/", inside.ask, name="ask"),
    path("<int:pk>/", inside.detail, name="detail"),
    path("<int:pk>/stimme/", inside.vote, name="vote"),
    path("<int:pk>/bearbeitung/", inside.change, name="change"),
    path("<int:pk>/schluss/", inside.close, name="close"),
    path("<int:pk>/antworten/", inside.option, name="option"),
    path("<int:pk>/loeschung/", inside.delete, name="delete"),
    path("<int:pk>/ergebnis.csv", inside.results, name="results"),
]

app_name = "polls"
urlpatterns = [
    path("", public.index, name="list"),
    path("neu/", public.choose, name="choose"),
    path("neu/<slug:noun>/", public.ask, name="ask"),
    path("<int:pk>/", public.detail, name="detail"),
    path("<int:pk>/stimme/", public.vote, name="vote"),
    path("<int:pk>/bearbeitung/", public.change, name="change"),
    path("<int:pk>/schluss/", public.close, name="close"),
    path("<int:pk>/antworten/", public.option, name="option"),
    path("<int:pk>/loeschung/", public.delete, name="delete"),
    path("<int:pk>/ergebnis.csv", public.results, name="results"),
]
