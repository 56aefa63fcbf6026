"""The room "Texte", below the workspace of a project."""

from django.urls import path

from workspace.texts.views import (
    comments,
    files,
    history,
    lists,
    offers,
    plain_form,
    publishing,
    sharing,
    templates,
    texts,
    todos,
)

app_name = "texts"
urlpatterns = [
    path("", lists.index, name="list"),
    path("neu/", texts.create, name="create"),
    path("papierkorb/", lists.bin_of_texts, name="bin"),
    path("menschen/", offers.people, name="people"),
    path("bilder/", offers.pictures, name="pictures"),
    path("datei/", files.bring, name="bring"),
    path("vorlagen/", templates.choose, name="templates"),
    path("vorlagen/<int:template_pk>/loeschung/", templates.forget, name="forget_template"),
    path("<int:pk>/", texts.detail, name="detail"),
    path("<int:pk>/titel/", texts.rename, name="rename"),
    path("<int:pk>/stand/", texts.finish, name="finish"),
    path("<int:pk>/loeschung/", texts.delete, name="delete"),
    path("<int:pk>/ruecknahme/", texts.restore, name="restore"),
    path("<int:pk>/dateien/", files.take_along, name="take_along"),
    path("<int:pk>/ergaenzung/", files.add, name="add"),
    path("<int:pk>/vorlage/", templates.remember, name="remember"),
    path("<int:pk>/aufgaben/", todos.make, name="todos"),
    path("<int:pk>/formular/", plain_form.edit, name="plain_form"),
    path("<int:pk>/teilen/", sharing.share, name="share"),
    path("<int:pk>/teilen/<int:link_pk>/ruecknahme/", sharing.take_back, name="take_back_link"),
    path("<int:pk>/kommentare/", comments.index, name="comments"),
    path("<int:pk>/kommentare/neu/", comments.begin, name="comment"),
    path("<int:pk>/kommentare/stellen/", comments.move, name="move_passages"),
    path("<int:pk>/kommentare/<int:thread_pk>/antwort/", comments.answer, name="answer"),
    path("<int:pk>/kommentare/<int:thread_pk>/stand/", comments.resolve, name="resolve"),
    path("<int:pk>/kommentar/<int:comment_pk>/bearbeitung/", comments.change, name="change_comment"),
    path("<int:pk>/kommentar/<int:comment_pk>/loeschung/", comments.take_back, name="take_back_comment"),
    path("<int:pk>/veroeffentlichung/", publishing.publish, name="publish"),
    path("<int:pk>/verlauf/", history.index, name="history"),
    path("<int:pk>/verlauf/name/", history.name, name="name_version"),
    path("<int:pk>/verlauf/<int:version_pk>/", history.version, name="version"),
    path("<int:pk>/verlauf/<int:version_pk>/rueckkehr/", history.restore, name="restore_version"),
]
