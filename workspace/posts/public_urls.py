"""What a project writes for everybody, below its public address."""

from django.urls import path

from workspace.posts.views import pictures, public

app_name = "posts"
urlpatterns = [
    path("", public.index, name="list"),
    path("feed.atom", public.feed, name="feed"),
    path("<int:pk>/", public.detail, name="detail"),
    path("<int:pk>/bilder/<int:picture_pk>/<slug:size>/", pictures.picture, name="picture"),
]
