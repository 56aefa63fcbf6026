"""What goes out of the room: links, publications, consents; and what lies outside of it."""

from django.urls import path

from workspace.documents.views import consents, everything, publishing, sharing

urlpatterns = [
    path("alle/", everything.everything, name="everything"),
    path("einwilligungen/", consents.ending, name="consents_ending"),
    path("ordner/<int:pk>/teilen/", sharing.share_folder, name="share_folder"),
    path("teilen/<int:link_pk>/ruecknahme/", sharing.take_back, name="take_back_link"),
    path("<int:pk>/teilen/", sharing.share, name="share"),
    path("<int:pk>/veroeffentlichung/", publishing.publish, name="publish"),
    path("<int:pk>/einwilligungen/", consents.consents, name="consents"),
    path("<int:pk>/einwilligungen/menschen/", consents.note_people, name="note_people"),
    path("<int:pk>/einwilligungen/<int:consent_pk>/ruecknahme/", consents.withdraw, name="withdraw_consent"),
    path("<int:pk>/verwendung/", consents.usages, name="usages"),
]
