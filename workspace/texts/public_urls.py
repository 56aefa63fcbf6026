"""What a project has published of its texts, below its public address."""

from django.urls import path

from workspace.texts.views import published

app_name = "texts"
urlpatterns = [
    path("", published.index, name="list"),
    path("<int:pk>/", published.detail, name="detail"),
]
