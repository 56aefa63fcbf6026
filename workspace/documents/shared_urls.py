"""Files behind a link, for people who do not belong to their project."""

from django.urls import path

from workspace.documents.views import shared, shared_bytes

app_name = "shared_documents"
urlpatterns = [
    path("<slug:token>/", shared.start, name="start"),
    path("<slug:token>/ordner/<int:pk>/", shared.folder, name="folder"),
    path("<slug:token>/ordner/<int:pk>/zip/", shared_bytes.archive, name="archive"),
    path("<slug:token>/<int:pk>/", shared.file, name="file"),
    path("<slug:token>/<int:pk>/datei/", shared_bytes.download, name="download"),
    path("<slug:token>/<int:pk>/ansicht/", shared_bytes.look, name="look"),
    path("<slug:token>/<int:pk>/vorschau/<int:page>/", shared_bytes.picture, name="picture"),
]
