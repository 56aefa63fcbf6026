"""The room "Neuigkeiten", below the workspace of a project."""

from django.urls import path

from workspace.posts.views import comments, posts

app_name = "posts"
urlpatterns = [
    path("", posts.index, name="list"),
    path("neu/", posts.create, name="create"),
    path("<int:pk>/", posts.detail, name="detail"),
    path("<int:pk>/bearbeitung/", posts.edit, name="edit"),
    path("<int:pk>/loeschung/", posts.delete, name="delete"),
    path("<int:pk>/ruecknahme/", posts.restore, name="restore"),
    path("<int:pk>/anheftung/", posts.pin, name="pin"),
    path("<int:pk>/kommentare/", comments.comment, name="comment"),
    path("<int:pk>/kommentare/<int:comment_pk>/", comments.delete_comment, name="delete_comment"),
]
