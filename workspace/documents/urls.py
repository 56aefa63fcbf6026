"""The room "Dokumente", below the workspace of a project."""

from django.urls import path

from workspace.documents.views import documents, fetching, folders, lists, uploads

app_name = "documents"
urlpatterns = [
    path("", lists.index, name="list"),
    path("ordner/<int:pk>/", folders.folder, name="folder"),
    path("hochladen/", uploads.create, name="create_upload"),
    path("hochladen/<str:token>/", uploads.upload, name="upload"),
    path("<int:pk>/", documents.detail, name="detail"),
    path("<int:pk>/datei/", fetching.download, name="download"),
    path("<int:pk>/ansicht/", fetching.show, name="show"),
    path("<int:pk>/versionen/<int:number>/datei/", fetching.download_version, name="download_version"),
]
