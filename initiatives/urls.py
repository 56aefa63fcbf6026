"""The addresses of the showcase beside its pages, each part's in its own namespace."""

from django.urls import include, path

urlpatterns = [
    path("", include("initiatives.calls.urls")),
    path("", include("initiatives.ideas.urls")),
    path("karte/", include("initiatives.maps.urls")),
    path("wo-passe-ich/", include("initiatives.matching.urls")),
    path("", include("initiatives.stories.urls")),
]
