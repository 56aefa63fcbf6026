"""The room "Dokumente", below the workspace of a project."""

from django.urls import path

from workspace.documents.views import documents, folders, lists

app_name = "documents"
urlpatterns = [
    path("", lists.index, name="list"),
    path("ordner/<int:pk>/", folders.folder, name="folder"),
    path("<int:pk>/", documents.detail, name="detail"),
]
