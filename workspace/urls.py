"""The addresses of group work: projects as others see them, and the workspaces, each room in a namespace of its own."""

from django.urls import URLPattern, URLResolver, include, path

from workspace.projects.views import (
    finishing,
    home,
    inviting,
    joining,
    page,
    people,
    pictures,
    reporting,
    settings,
    telling,
    timeline,
)

rooms: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("neues/", timeline.timeline, name="timeline"),
    path("menschen/", people.people, name="people"),
    path("menschen/karte/", people.own_card, name="own_card"),
    path("menschen/austritt/", people.leave, name="leave"),
    path("menschen/einladungen/", inviting.invitations, name="invitations"),
    path("menschen/einladungen/link/", inviting.make_link, name="make_link"),
    path("menschen/einladungen/<int:pk>/erneut/", inviting.send_again, name="send_invitation_again"),
    path("menschen/einladungen/<int:pk>/zuruecknahme/", inviting.take_back, name="take_back_invitation"),
    path("menschen/anfragen/<int:pk>/", joining.decide_request, name="decide_request"),
    path("menschen/<int:pk>/", people.person, name="person"),
    path("menschen/<int:pk>/entfernung/", people.remove_person, name="remove_person"),
    path("menschen/<int:pk>/uebergabe/", people.hand_over, name="hand_over"),
    path("einstellungen/", settings.edit, name="settings"),
    path("loeschung/", settings.delete, name="delete"),
    path("loeschung/ruecknahme/", settings.keep, name="keep"),
    path("stand/", settings.change_status, name="change_status"),
    path("meldung/", reporting.report, name="report"),
    path("abschluss/", finishing.finish, name="finish"),
    path("geschichte/", telling.story, name="story"),
    path("geschichte/ruecknahme/", telling.withdraw, name="withdraw_story"),
    path("seite/", page.edit, name="page"),
    path("seite/bilder/", pictures.pictures, name="pictures"),
    path("noch-einmal/", home.submit_again, name="submit_again"),
    path("neuigkeiten/", include("workspace.posts.urls")),
    path("aufgaben/", include("workspace.tasks.urls")),
    path("netzwerke/", include("workspace.networks.room_urls")),
    path("texte/", include("workspace.texts.urls")),
    path("dokumente/", include("workspace.documents.urls")),
    path("diskussionen/", include("workspace.discussions.urls")),
]

urlpatterns = [
    path("", include("workspace.tasks.my_urls")),
    path("projekte/<slug:slug>/neuigkeiten/", include("workspace.posts.public_urls")),
    path("projekte/<slug:slug>/texte/", include("workspace.texts.public_urls")),
    path("projekte/<slug:slug>/dokumente/", include("workspace.documents.public_urls")),
    path("projekte/", include("workspace.projects.urls")),
    path("netzwerke/", include("workspace.networks.urls")),
    path("nachrichten/", include("workspace.conversations.urls")),
    path("texte/", include("workspace.texts.shared_urls")),
    path("dateien/", include("workspace.documents.shared_urls")),
    path("arbeitsbereich/", include("workspace.desk.urls")),
    path("arbeitsbereich/<slug:slug>/", include((rooms, "workspace"))),
]
