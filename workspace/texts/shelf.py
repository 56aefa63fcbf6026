"""The texts of a project, as other rooms attach them."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.prepared import prepared
from workspace.projects.attachables import Choice, Shelf, Thing
from workspace.projects.minutes import Meeting, Writer
from workspace.projects.models import Membership
from workspace.texts.beginnings import begun
from workspace.texts.filling import values_for
from workspace.texts.models import Text
from workspace.texts.querysets import KEY, TextQuerySet
from workspace.texts.services import bringing

ICON = "file-earmark-text"


class Texts(Shelf):
    name = KEY
    label = gettext_lazy("Texts")

    def is_open(self, membership: Membership) -> bool:
        return membership.project.has_room(KEY)

    def things(self, membership: Membership, pks: Collection[int]) -> dict[int, Thing]:
        return {text.pk: _thing(text, membership) for text in self._rows(membership).filter(pk__in=pks)}

    def latest(self, membership: Membership, words: str, most: int, *, after: int = 0) -> list[Choice]:
        project, is_first = membership.project_id, not words and not after
        texts = _first(project, most=most) if is_first else _matching(project, words)[after : after + most]
        return [Choice(text.pk, str(text), ICON, _("Text")) for text in texts]

    def _rows(self, membership: Membership) -> TextQuerySet:
        return Text.objects.kept().filter(project=membership.project_id).for_lists()


def _matching(project: int, words: str) -> TextQuerySet:
    return Text.objects.kept().filter(project=project).matching(words).last_changed_first().only("title")


@prepared
def _first(project: int, *, most: int) -> TextQuerySet:
    return _matching(project, "")[:most]


def _thing(text: Text, membership: Membership) -> Thing:
    text.project = membership.project
    return Thing(text.pk, str(text), text.get_absolute_url(), ICON, _("Text"))


class Minutes(Writer):
    """With the template that the portal brings along, under a title of its own."""

    room = shelf = KEY

    def begin(self, membership: Membership, title: str, meeting: Meeting) -> int:
        _title, root = begun("minutes", values_for(membership, meeting))
        length = Text._meta.get_field("title").max_length
        return bringing.begin_with(membership=membership, title=title[:length], root=root).pk
