"""The room "Dokumente", below the workspace of a project."""

from django.urls import path

from workspace.documents import outside_urls
from workspace.documents.views import (
    archive,
    documents,
    fetching,
    folders,
    lists,
    plain_uploads,
    previews,
    selection,
    trash,
    uploads,
)

app_name = "documents"
urlpatterns = [
    *outside_urls.urlpatterns,
    path("", lists.index, name="list"),
    path("ordner/neu/", folders.create, name="create_folder"),
    path("ordner/<int:pk>/", folders.folder, name="folder"),
    path("ordner/<int:pk>/name/", folders.rename, name="rename_folder"),
    path("hochladen/", uploads.create, name="create_upload"),
    path("hochladen/<str:token>/", uploads.upload, name="upload"),
    path("datei/", plain_uploads.upload, name="upload_plainly"),
    path("auswahl/", selection.choose, name="choose"),
    path("auswahl/ordner/", selection.move, name="move"),
    path("auswahl/kopie/", selection.copy, name="copy"),
    path("auswahl/schlagwoerter/", selection.tag, name="tag"),
    path("auswahl/zip/", archive.archive, name="archive"),
    path("ruecknahme/", selection.undo, name="undo"),
    path("papierkorb/", trash.index, name="trash"),
    path("papierkorb/ruecknahme/", trash.restore, name="restore"),
    path("papierkorb/loeschung/", trash.purge, name="purge"),
    path("<int:pk>/", documents.detail, name="detail"),
    path("<int:pk>/datei/", fetching.download, name="download"),
    path("<int:pk>/ansicht/", fetching.show, name="show"),
    path("<int:pk>/vorschau/", previews.preview, name="preview"),
    path("<int:pk>/versionen/<int:number>/vorschau/<int:page>/", previews.picture, name="preview_picture"),
    path("<int:pk>/versionen/<int:number>/datei/", fetching.download_version, name="download_version"),
    path("<int:pk>/bearbeitung/", documents.edit, name="edit"),
    path("<int:pk>/sperre/", documents.lock, name="lock"),
    path("<int:pk>/version/", plain_uploads.add_version, name="add_version"),
    path("<int:pk>/versionen/<int:number>/rueckkehr/", documents.restore_version, name="restore_version"),
    path("<int:pk>/versionen/<int:number>/loeschung/", documents.delete_version, name="delete_version"),
]
