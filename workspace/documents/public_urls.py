"""What a project has published of its files, below its public address."""

from django.urls import path

from workspace.documents.views import published

app_name = "documents"
urlpatterns = [
    path("", published.index, name="list"),
    path("<int:pk>/", published.detail, name="detail"),
    path("<int:pk>/datei/", published.download, name="download"),
    path("<int:pk>/ansicht/", published.look, name="look"),
    path("<int:pk>/vorschau/<int:page>/", published.picture, name="picture"),
]
