from django.urls import path

from search.views import feed, results, suggestions

app_name = "search"
urlpatterns = [
    path("", results, name="results"),
    path("vorschlaege/", suggestions, name="suggestions"),
    path("feed.atom", feed, name="feed"),
]
