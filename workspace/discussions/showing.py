"""The replies of a discussion as one person sees them: in as many queries for one as for fifty."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.dates import short_moment
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
    name: str
    """Of whoever has said it."""
    when: str
    """It was said, in words."""
    stamp: str
    """The same as programs read it."""
    url: str
    place: str
    """Where the addresses of what can be done with it begin."""
    is_answer: bool
    may_edit: bool
    may_delete: bool
    may_mark: bool
    reactions: Sequence[Said] = ()
    given: frozenset[str] = frozenset()
    """The kinds of reactions that the reader has given."""
    attached: Sequence["Thing | None"] = ()
    """None for what is not there any more."""
    cards: Sequence[LinkCard] = ()

    @property
    def label(self) -> str:
        """Tells it and its buttons from the others, for who does not see where they stand."""
        return f"{self.name}, {self.when}"

    @property
    def menu_label(self) -> str:
        return _("More about the reply of %(name)s, %(when)s") % {"name": self.name, "when": self.when}


def rows_of(topic: Topic, replies: Sequence[Reply], membership: Membership) -> list[Row]:
    if not replies:
        return []
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
        moment = timezone.localtime(reply.created_at)
        said = reactions[reply.pk]
        rows.append(
            Row(
                reply=reply,
                name=reply.author.get_short_name() if reply.author else _("deleted account"),
                when=short_moment(moment),
                stamp=f"{moment:%Y-%m-%dT%H:%M:%S%z}",
                url=reply.address_in(topic_url),
                place=reply.place_in(topic_url),
                is_answer=topic.answer_id == reply.pk,
                may_edit=permissions.may_edit(membership, reply),
                may_delete=permissions.may_delete(membership, reply),
                may_mark=may_change and is_there and not reply.is_opening,
                reactions=said,
                given=frozenset(each.kind for each in said if each.is_mine),
                attached=attached[reply.pk],
                cards=[cards[path] for path in reply.links if path in cards] if is_there else (),
            )
        )
    return rows


def _reactions_to(replies: Sequence[Reply], membership: Membership) -> dict[int, list[Said]]:
    """Those that somebody has given to each, in the order of the kinds. One query."""
    counted = _counted([each.pk for each in replies], membership.user_id)
    looks = {kind.value: (str(kind.label), ICONS[kind]) for kind in Kind}
    order = list(looks)
    found: dict[int, list[Said]] = defaultdict(list)
    for reply, kind, number, mine in sorted(counted, key=lambda row: order.index(row[1])):
        found[reply].append(Said(kind, *looks[kind], number, bool(mine)))
    return found


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
