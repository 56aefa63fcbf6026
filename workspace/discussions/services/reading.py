"""How far somebody has read: one mark a person and discussion, the same on every device, which only grows."""

from django.db.models import QuerySet

from portal.activity import services as activity
from portal.activity.models import Notification
from portal.activity.querysets import are_about, keys_of
from portal.base.prepared import prepared
from workspace.discussions.models import Reading, Topic
from workspace.discussions.querysets import NOTHING_READ
from workspace.projects.models import Membership


def mark_of(topic: Topic, membership: Membership) -> int:
    """The number that they have read last; NOTHING_READ where they were never here."""
    marks = _marks(topic.pk, membership.pk)
    return marks[0] if marks else NOTHING_READ


@prepared
def _marks(topic: int, membership: int) -> "QuerySet[Reading, int]":
    """One at most."""
    return Reading.objects.filter(topic=topic, membership=membership).values_list("number", flat=True)


def first_missed(topic: Topic, membership: Membership) -> int:
    """The number of the first reply that they have not read. What was said before they came to the project is nothing
    that they have missed, unless it is all that there is."""
    mark = mark_of(topic, membership)
    if mark != NOTHING_READ:
        return mark + 1
    return _first_of_their_time(topic, membership)


def has_seen(*, topic: Topic, membership: Membership, first: int, last: int) -> None:
    """A row of replies, from the first to the last. Who leaves some out keeps those as unread: the mark grows only
    where nothing lies between."""
    if not membership.belongs or last < first:
        return
    hears_no_more(topic=topic, membership=membership, first=first, last=last)
    rows = Reading.objects.filter(topic=topic, membership=membership)
    # In one step, so that of two devices at the same moment the one that is further wins.
    further = rows.filter(number__gte=first - 1, number__lt=last)
    if further.update(number=last):
        return
    if not rows.exists():
        if first > _first_of_their_time(topic, membership):
            return
        Reading.objects.bulk_create([Reading(topic=topic, membership=membership, number=last)], ignore_conflicts=True)
    further.update(number=last)  # where the other device has made the mark just now


def has_seen_everything(*, topic: Topic, membership: Membership) -> None:
    """By a button."""
    if not membership.belongs:
        return
    number = topic.last_number
    Reading.objects.bulk_create([Reading(topic=topic, membership=membership, number=number)], ignore_conflicts=True)
    Reading.objects.filter(topic=topic, membership=membership, number__lt=number).update(number=number)
    activity.seen(membership.user, topic)


def has_written(*, topic: Topic, membership: Membership, number: int) -> None:
    """One's own words are read, but not what others have said before them meanwhile."""
    has_seen(topic=topic, membership=membership, first=number, last=number)


def _first_of_their_time(topic: Topic, membership: Membership) -> int:
    if topic.created_at >= membership.joined_at:
        return 0
    later = topic.replies.filter(created_at__gte=membership.joined_at).order_by("number")
    return later.values_list("number", flat=True).first() or 0


def hears_no_more(*, topic: Topic, membership: Membership, first: int, last: int) -> None:
    """What they were told of these replies they know now. One query where it was nothing."""
    told = _unread(membership.user_id, *keys_of([topic]))
    ids = [pk for pk, number in told if number is not None and first <= number <= last]
    if ids:
        activity.read(actor=membership.user, ids=ids)


@prepared
def _unread(user: int, *keys: int) -> "QuerySet[Notification, tuple[int, int | None]]":
    """Of what they were told of this discussion; with the number of the reply, where it was one."""
    rows = Notification.objects.filter(are_about(keys, "event__"), user=user).unread()
    return rows.order_by().values_list("pk", "event__data__number")
