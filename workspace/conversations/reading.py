"""What one of its people sees of a conversation: a stretch of messages, who has read them, what can be done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from portal.accounts.models import User
from portal.accounts.querysets import VISIBLE_PARTS
from portal.base.dates import short_moment
from portal.base.prepared import prepared
from portal.live.nudges import maybe_missed
from workspace.conversations import permissions
from workspace.conversations.models import Attachment, Blocking, Circular, Message, MessageSettings, Participant
from workspace.conversations.querysets import MessageQuerySet
from workspace.projects.templatetags.workspace import face

MESSAGES_A_PAGE = 30
BEFORE_THE_FIRST_UNREAD = 5
MOST_CHANGED = 100
NOBODY = SafeString('<span class="avatar" aria-hidden="true">?</span>')
HIGHEST_KEY = 2**63 - 1


@dataclass
class Line:
    message: Message
    key: str
    """Of the message."""
    notice: str
    """What stands there instead of a message."""
    who: str
    face: SafeString
    """None of one's own."""
    label: str
    """Who, and when, on the clock of whoever reads, as the next one."""
    clock: SafeString
    address: str
    """Of what can be done with it, in the beginning."""
    body: SafeString
    files: list[Attachment]
    circular: Circular | None
    touched: str
    is_own: bool
    day: date | None
    """Where it is the first of its day here."""
    is_first_unread: bool
    is_folded: bool
    """Its author is blocked by whoever reads."""
    is_shown: bool
    is_deleted: bool
    is_changed: bool
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
        found = _following(mine.conversation_id, max(after, mine.sees_from))
        shown = _with_files(found[:MESSAGES_A_PAGE])
        has_older = bool(shown) and rows.filter(pk__lt=shown[0].pk).exists()
        return Stretch(lines_of(shown, mine), has_older, len(found) > MESSAGES_A_PAGE)
    found = _preceding(mine.conversation_id, mine.sees_from, before or HIGHEST_KEY)
    shown = _with_files(found[:MESSAGES_A_PAGE][::-1])
    return Stretch(lines_of(shown, mine), len(found) > MESSAGES_A_PAGE, bool(before))


@prepared
def _following(conversation: int, key: int) -> "QuerySet[Message]":
    rows = Message.objects.filter(conversation=conversation, pk__gt=key)
    return rows.for_reading().prefetch_related(None).order_by("pk")[: MESSAGES_A_PAGE + 1]


@prepared
def _preceding(conversation: int, begin: int, key: int) -> "QuerySet[Message]":
    """The latest first."""
    rows = Message.objects.filter(conversation=conversation, pk__gt=begin, pk__lt=key)
    return rows.for_reading().prefetch_related(None).order_by("-pk")[: MESSAGES_A_PAGE + 1]


@prepared
def _files(messages: Collection[int]) -> "QuerySet[Attachment]":
    return Attachment.objects.filter(message__in=messages).order_by("pk")


def _with_files(messages: list[Message]) -> list[Message]:
    """As `for_reading` reads them."""
    files: dict[int, list[Attachment]] = {each.pk: [] for each in messages}
    for file in _files(files):
        files[file.message_id].append(file)
    for each in messages:
        each.files = files[each.pk]
    return messages


@prepared
def _blocked_by(user: int) -> "QuerySet[Blocking, int]":
    return Blocking.objects.filter(by=user).order_by().values_list("whom", flat=True)


@prepared
def people_of(conversation: int) -> "QuerySet[Participant]":
    """Whoever has left it too, in the order in which they came."""
    visible = [f"{part}_visibility" for part in VISIBLE_PARTS]
    shown = [f"user__{part}" for part in ("name", "email", "picture", "public_id", "is_active", *visible)]
    rows = Participant.objects.filter(conversation=conversation).select_related("user")
    return rows.only("conversation", "left_at", *shown).order_by("joined_at", "pk")


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
        blocked = set(_blocked_by(mine.user_id))
    zone = timezone.get_current_timezone()
    day = after.at.astimezone(zone).date() if after is not None else None
    you, nobody = gettext("You"), gettext("Deleted account")
    here = mine.conversation.get_absolute_url()
    faces: dict[int | None, SafeString] = {mine.user_id: SafeString(), None: NOBODY}
    marked = is_open
    lines = []
    for message in messages:
        author, is_own, is_shown = message.author, message.author_id == mine.user_id, message.is_shown
        is_unread = not marked and not is_own and message.pk > mine.read_to
        marked = marked or is_unread
        at = message.at.astimezone(zone)
        is_new_day = days and at.date() != day
        day = at.date()
        who = you if is_own else author.name if author else nobody
        if author is not None and author.pk not in faces:
            faces[author.pk] = face(author, mine.user)
        lines.append(
            Line(
                message=message,
                key=str(message.pk),
                notice=message.notice_words if message.notice else "",
                who=who,
                face=faces[message.author_id],
                label=f"{who}, {short_moment(at)}",
                clock=_clock(at, is_notice=bool(message.notice)),
                address=f"{here}{message.pk}/",
                body=message.body,
                files=message.files,
                circular=message.circular,
                touched=message.touched_at.isoformat(),
                is_own=is_own,
                day=day if is_new_day else None,
                is_first_unread=is_unread,
                is_folded=message.author_id in blocked,
                is_shown=is_shown,
                is_deleted=message.deleted_at is not None,
                is_changed=is_shown and message.edited_at is not None,
                may_edit=permissions.may_edit(mine.user, message),
                may_delete=permissions.may_delete(mine.user, message),
                may_report=permissions.may_report(mine.user, message),
                may_restore=permissions.may_restore(mine.user, message),
            )
        )
    return lines


def _clock(at: datetime, *, is_notice: bool) -> SafeString:
    muted = ' class="muted"' if is_notice else ""
    return SafeString(f'<time{muted} datetime="{at.isoformat(timespec="seconds")}">{at:%H:%M}</time>')


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
