"""What one of its people sees of a conversation: a stretch of messages, who has read them, what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from portal.accounts.models import User
from portal.live.nudges import maybe_missed
from workspace.conversations import permissions
from workspace.conversations.models import Blocking, Message, MessageSettings, Participant
from workspace.conversations.querysets import MessageQuerySet

MESSAGES_A_PAGE = 30
BEFORE_THE_FIRST_UNREAD = 5
MOST_CHANGED = 100


@dataclass(frozen=True)
class Line:
    message: Message
    who: str
    stamp: str
    """When it was written, for machines; on the clock of whoever reads, as the next two."""
    moment: str
    time: str
    is_own: bool
    day: date | None
    """Where it is the first of its day here."""
    is_first_unread: bool
    is_folded: bool
    """Its author is blocked by whoever reads."""
    may_edit: bool
    may_delete: bool
    may_report: bool
    may_restore: bool


@dataclass(frozen=True)
class Stretch:
    lines: list[Line]
    has_older: bool
    has_newer: bool

    @property
    def first(self) -> int:
        return self.lines[0].message.pk if self.lines else 0

    @property
    def last(self) -> int:
        return self.lines[-1].message.pk if self.lines else 0


def messages_for(mine: Participant) -> MessageQuerySet:
    """Of this conversation, from where it begins for the person."""
    return mine.conversation.messages.filter(pk__gt=mine.sees_from)


def stretch(mine: Participant, *, before: int = 0, after: int = 0, around: int = 0) -> Stretch:
    """Older than a message, newer than it, around it; else from shortly before the first unread, else the last ones."""
    rows = messages_for(mine)
    if not (before or after or around) and mine.read_to < mine.conversation.last_number:
        first_unread = rows.filter(pk__gt=mine.read_to).exclude(author=mine.user).order_by("pk").first()
        around = first_unread.pk if first_unread is not None else 0
    if around:
        earlier = rows.filter(pk__lt=around).order_by("-pk").values_list("pk", flat=True)[:BEFORE_THE_FIRST_UNREAD]
        after = min(earlier, default=around) - 1
    if after or around:
        found = list(rows.filter(pk__gt=after).for_reading().order_by("pk")[: MESSAGES_A_PAGE + 1])
        shown = found[:MESSAGES_A_PAGE]
        has_older = bool(shown) and rows.filter(pk__lt=shown[0].pk).exists()
        return Stretch(lines_of(shown, mine), has_older, len(found) > MESSAGES_A_PAGE)
    older = rows.filter(pk__lt=before) if before else rows
    found = list(older.for_reading().order_by("-pk")[: MESSAGES_A_PAGE + 1])
    shown = list(reversed(found[:MESSAGES_A_PAGE]))
    return Stretch(lines_of(shown, mine), len(found) > MESSAGES_A_PAGE, bool(before))


def news(mine: Participant, *, after: int, since: datetime | None) -> tuple[list[Line], list[Line]]:
    """What a page that is open may not show yet: messages after that one, and those before that were touched."""
    rows = messages_for(mine).for_reading().order_by("pk")
    added = list(rows.filter(pk__gt=after)[:MESSAGES_A_PAGE])
    changed = []
    if since is not None:
        changed = list(rows.filter(pk__lte=after, touched_at__gte=maybe_missed(since))[:MOST_CHANGED])
    last = messages_for(mine).filter(pk__lte=after).order_by("-pk").first() if added else None
    return lines_of(added, mine, after=last, is_open=True), lines_of(
        changed, mine, after=None, is_open=True, days=False
    )


def lines_of(
    messages: Sequence[Message],
    mine: Participant,
    *,
    after: Message | None = None,
    is_open: bool = False,
    days: bool = True,
) -> list[Line]:
    """`is_open` on a page that is being read: nothing there is the first unread."""
    blocked: set[int] = set()
    if messages and mine.conversation.is_group:
        blocked = set(Blocking.objects.filter(by=mine.user).values_list("whom", flat=True))
    day = timezone.localtime(after.at).date() if after is not None else None
    you, nobody = gettext("You"), gettext("Deleted account")
    marked = is_open
    lines = []
    for message in messages:
        is_own = message.author_id == mine.user_id
        is_unread = not marked and not is_own and message.pk > mine.read_to
        marked = marked or is_unread
        at = timezone.localtime(message.at)
        is_new_day = days and at.date() != day
        day = at.date()
        lines.append(
            Line(
                message=message,
                who=you if is_own else message.author.name if message.author else nobody,
                stamp=at.isoformat(timespec="seconds"),
                moment=date_format(at, "SHORT_DATETIME_FORMAT"),
                time=f"{at:%H:%M}",
                is_own=is_own,
                day=day if is_new_day else None,
                is_first_unread=is_unread,
                is_folded=message.author_id in blocked,
                may_edit=permissions.may_edit(mine.user, message),
                may_delete=permissions.may_delete(mine.user, message),
                may_report=permissions.may_report(mine.user, message),
                may_restore=permissions.may_restore(mine.user, message),
            )
        )
    return lines


def read_by(mine: Participant, newest: Sequence[Line] = ()) -> list[User]:
    """Who has read the last thing that the person has said; nobody knows of whoever does not show it, nor does such a
    person know of others. Empty where the last word is another's. `newest`: the last lines, if they are read already.
    """
    last = next((line.message for line in reversed(newest) if line.message.is_shown), None)
    if last is None:
        last = messages_for(mine).standing().order_by("-pk").first()
    if last is None or last.author_id != mine.user_id or not MessageSettings.of(mine.user).shows_reading:
        return []
    hidden = MessageSettings.objects.filter(shows_reading=False).values("user")
    rows = mine.conversation.participants.present().filter(read_to__gte=last.pk).exclude(user=mine.user)
    return [each.user for each in rows.exclude(user__in=hidden).select_related("user")]
