"""The room "Kalender", below the workspace of a project."""

from django.urls import path

from workspace.calendar.ical.views import feeds, imports, links
from workspace.calendar.views import answers, attachments, events, guests, lists, plan_b

app_name = "calendar"
urlpatterns = [
    path("", lists.index, name="list"),
    path("neu/", events.create, name="create"),
    path("abonnement/", links.of_project, name="links"),
    path("abonnement/adresse/", links.change_of_project, name="change_link"),
    path("uebernahme/", imports.upload, name="import"),
    path("uebernahme/<int:pk>/", imports.preview, name="import_preview"),
    path("uebernahme/<int:pk>/ruecknahme/", imports.take_back, name="import_undo"),
    path("uebernahme/<int:pk>/abbruch/", imports.throw_away, name="import_cancel"),
    path("<int:pk>/", events.detail, name="detail"),
    path("<int:pk>/bearbeitung/", events.edit, name="edit"),
    path("<int:pk>/verschiebung/", events.move, name="move"),
    path("<int:pk>/absage/", events.cancel, name="cancel"),
    path("<int:pk>/absage/ruecknahme/", events.restore, name="restore"),
    path("<int:pk>/loeschung/", events.delete, name="delete"),
    path("<int:pk>/antwort/", answers.answer, name="answer"),
    path("<int:pk>/gaeste/", guests.invite, name="invite"),
    path("<int:pk>/gaeste/<int:guest_pk>/entfernung/", guests.uninvite, name="uninvite"),
    path("<int:pk>/anhaenge/", attachments.attach, name="attach"),
    path("<int:pk>/anhaenge/<int:attachment_pk>/entfernung/", attachments.detach, name="detach"),
    path("<int:pk>/protokoll/", attachments.minutes, name="minutes"),
    path("<int:pk>/rollen/<int:role_pk>/", answers.help_along, name="help"),
    path("<int:pk>/termin.ics", feeds.event, name="file"),
    path("<int:pk>/plan-b/", plan_b.edit, name="plan_b"),
    path("<int:pk>/plan-b/verschiebung/", plan_b.postpone, name="postpone"),
    path("<int:pk>/<slug:stamp>/", events.date, name="date"),
]
