"""The room "Diskussionen", below the workspace of a project."""

from django.urls import include, path

from workspace.discussions.views import categories, pages, replies, topics

app_name = "discussions"
of_a_reply = [
    path("bearbeitung/", replies.edit, name="edit_reply"),
    path("loeschung/", replies.delete, name="delete_reply"),
    path("ruecknahme/", replies.restore, name="restore_reply"),
    path("antwort/", replies.mark, name="mark"),
    path("reaktion/", replies.react, name="react"),
    path("fassungen/", replies.versions, name="versions"),
]
"""Below `Reply.place_in`."""
urlpatterns = [
    path("", topics.index, name="list"),
    path("neu/", topics.create, name="create"),
    path("entwurf/", replies.keep_draft, name="keep_opening"),
    path("kategorien/", categories.categories, name="categories"),
    path("kategorien/<int:pk>/", categories.category, name="category"),
    path("<int:pk>/", pages.detail, name="detail"),
    path("<int:pk>/neues/", pages.news, name="news"),
    path("<int:pk>/gelesen/", topics.read, name="read"),
    path("<int:pk>/entwurf/", replies.keep_draft, name="keep_draft"),
    path("<int:pk>/antworten/", replies.reply, name="reply"),
    path("<int:pk>/bearbeitung/", topics.edit, name="edit"),
    path("<int:pk>/anheftung/", topics.pin, name="pin"),
    path("<int:pk>/schliessung/", topics.close, name="close"),
    path("<int:pk>/loeschung/", topics.delete, name="delete"),
    path("<int:pk>/ruecknahme/", topics.restore, name="restore"),
    path("<int:pk>/beitraege/<int:number>/", include(of_a_reply)),
]
