"""Conversations under /nachrichten/: each sees their own, and nobody else does."""

from django.urls import path

from workspace.conversations.views import circulars, conversations, lists, messages, people, settings

app_name = "conversations"
urlpatterns = [
    path("", lists.index, name="list"),
    path("neu/", lists.begin, name="begin"),
    path("einstellungen/", settings.edit, name="settings"),
    path("sperren/<uuid:public_id>/", settings.block, name="block"),
    path("dateien/<int:pk>/", messages.attachment, name="attachment"),
    path("rundschreiben/", circulars.index, name="circulars"),
    path("rundschreiben/neu/", circulars.create, name="create_circular"),
    path("rundschreiben/<int:pk>/", circulars.detail, name="circular"),
    path("<int:pk>/", conversations.detail, name="detail"),
    path("<int:pk>/neues/", conversations.news, name="news"),
    path("<int:pk>/menschen/", people.people, name="people"),
    path("<int:pk>/menschen/<uuid:public_id>/entfernung/", people.remove, name="remove_person"),
    path("<int:pk>/menschen/<uuid:public_id>/uebergabe/", people.hand_over, name="hand_over"),
    path("<int:pk>/stille/", people.mute, name="mute"),
    path("<int:pk>/loeschung/", people.delete, name="delete"),
    path("<int:pk>/austritt/", people.leave, name="leave"),
    path("<int:pk>/ruecknahme/", people.undo, name="undo"),
    path("<int:pk>/<int:message_pk>/bearbeitung/", messages.edit, name="edit_message"),
    path("<int:pk>/<int:message_pk>/loeschung/", messages.delete, name="delete_message"),
    path("<int:pk>/<int:message_pk>/ruecknahme/", messages.restore, name="restore_message"),
    path("<int:pk>/<int:message_pk>/meldung/", messages.report, name="report_message"),
]
