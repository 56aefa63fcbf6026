"""The replies of a discussion as one person sees them: in as many queries for one as for fifty."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.base.link_cards import LinkCard, cards_of
from portal.base.prepared import prepared
from workspace.discussions import permissions
from workspace.discussions.choices import ICONS, Kind, Said
from workspace.discussions.models import Attachment, Reaction, Reply, Topic
from workspace.projects.attachables import Thing, things_of
from workspace.projects.models import Membership


@dataclass(frozen=True)
class Row:
    reply: Reply
    url: str
    when: str
    """It was said, in words."""
    is_answer: bool
    may_edit: bool
    may_delete: bool
    may_mark: bool
    reactions: Sequence[Said] = ()
    attached: Sequence["Thing | None"] = ()
    """None for what is not there any more."""
    cards: Sequence[LinkCard] = ()

    @property
    def name(self) -> str:
        """Of whoever has said it."""
        return self.reply.author.get_short_name() if self.reply.author else _("deleted account")

    @property
    def said(self) -> list[Said]:
        """The reactions that somebody has given."""
        return [each for each in self.reactions if each.number]


def rows_of(topic: Topic, replies: Sequence[Reply], membership: Membership) -> list[Row]:
    standing = [each for each in replies if each.deleted_at is None]
    reactions = _reactions_to(standing, membership)
    attached = _attached_to(standing, membership)
    cards = cards_of(membership.user, (path for each in standing for path in each.links))
    may_change = permissions.may_change(membership, topic)
    topic_url = topic.get_absolute_url()
    rows = []
    for reply in replies:
        reply.topic = topic
        is_there = reply.deleted_at is None
        rows.append(
            Row(
                reply=reply,
                url=reply.address_in(topic_url),
                when=date_format(timezone.localtime(reply.created_at), "SHORT_DATETIME_FORMAT"),
                is_answer=topic.answer_id == reply.pk,
                may_edit=permissions.may_edit(membership, reply),
                may_delete=permissions.may_delete(membership, reply),
                may_mark=may_change and is_there and not reply.is_opening,
                reactions=reactions[reply.pk] if is_there else (),
                attached=attached[reply.pk],
                cards=[cards[path] for path in reply.links if path in cards] if is_there else (),
            )
        )
    return rows


def _reactions_to(replies: Sequence[Reply], membership: Membership) -> dict[int, list[Said]]:
    """Of each reply all kinds, in their order. One query."""
    counted = _counted([each.pk for each in replies], membership.user_id)
    known = {(reply, kind): (number, bool(mine)) for reply, kind, number, mine in counted}
    return {
        reply.pk: [
            Said(kind.value, kind.label, ICONS[kind], *known.get((reply.pk, kind.value), (0, False))) for kind in Kind
        ]
        for reply in replies
    }


@prepared
def _counted(replies: Iterable[int], user: int) -> "QuerySet[Reaction, tuple[int, str, int, int]]":
    rows = Reaction.objects.filter(reply__in=replies).order_by().values("reply", "kind")
    counted = rows.annotate(number=Count("pk"), mine=Count("pk", filter=Q(user=user)))
    return counted.values_list("reply", "kind", "number", "mine")


def _attached_to(replies: Sequence[Reply], membership: Membership) -> dict[int, list[Thing | None]]:
    rows = _attachments([each.pk for each in replies])
    there = things_of(membership, {(row.shelf, row.object_id) for row in rows}) if rows else {}
    found: dict[int, list[Thing | None]] = defaultdict(list)
    for row in rows:
        found[row.reply_id].append(there.get((row.shelf, row.object_id)))
    return found


@prepared
def _attachments(replies: Iterable[int]) -> "QuerySet[Attachment]":
    return Attachment.objects.filter(reply__in=replies)
