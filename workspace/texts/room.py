"""The room "Texte": its place in the workspace, what it says on the home, the words of its happenings."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.base import link_cards
from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.projects import attachables, happenings, rooms
from workspace.projects.models import Membership, Project
from workspace.projects.room_cards import of_room
from workspace.texts.models import Text
from workspace.texts.querysets import KEY
from workspace.texts.shelf import Texts

MOST_ON_THE_HOME = 4


def register() -> None:
    panel = rooms.Panel("workspace/texts/panel.html", latest_texts, order=30)
    rooms.register(
        rooms.Room(
            KEY,
            _("Texts"),
            "file-earmark-text",
            "workspace:texts:list",
            20,
            panels=(panel,),
            url_of=address_of,
            is_at_hand=True,
        )
    )
    happenings.register(
        happenings.Kind("text_begun", _("%(name)s has begun the text “%(title)s”")),
        happenings.Kind("text_finished", _("%(name)s has marked the text “%(title)s” as finished")),
        happenings.Kind("text_commented", _("%(name)s has commented on the text “%(title)s”")),
        happenings.Kind("text_reopened", _("%(name)s has opened the text “%(title)s” again")),
        happenings.Kind("text_published", _("%(name)s has published the text “%(title)s”")),
        happenings.Kind("text_shared", _("%(name)s has made a link for others to the text “%(title)s”")),
    )

    attachables.register(Texts())
    card = of_room(KEY, Text.objects.kept, label=_("Text"), icon="file-earmark-text")
    link_cards.register("workspace:texts:detail", card)


def address_of(project: Project, pk: int) -> str:
    return rooms.address_in(project, "workspace:texts:detail", pk)


def latest_texts(membership: Membership) -> Asking[rooms.Said]:
    """Nothing to say where nothing is written."""
    [texts] = yield [_latest.question(membership.project_id)]
    return {"texts": [(text, address_of(membership.project, text.pk)) for text in texts]} if texts else None


@prepared
def _latest(project: int) -> "QuerySet[Text]":
    kept = Text.objects.kept().filter(project=project).select_related("changed_by")
    shown = kept.only("project", "title", "changed_at", "changed_by__name")
    return shown.last_changed_first()[:MOST_ON_THE_HOME]
