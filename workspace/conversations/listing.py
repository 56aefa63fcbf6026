"""The list of somebody's conversations, in as many queries for one as for thirty."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext

from initiatives.directory.folding import fold
from portal.accounts.models import User
from portal.base.dates import short_day
from portal.base.leafing import Leafed
from portal.base.prepared import prepared
from workspace.conversations.models import Conversation, Message, Participant
from workspace.conversations.names import name_of
from workspace.conversations.querysets import MessageQuerySet, ParticipantQuerySet, files_of_messages

ROWS_A_PAGE = 30
MOST_CHARACTERS = 120
"""Of what was said last."""


@dataclass(frozen=True)
class Row:
    url: str
    name: str
    other: User | None
    """Of two, the other one."""
    is_muted: bool
    last: Message | None
    """What was said last, as far as it stands."""
    by: str
    """Who has said it, where that is not clear by itself."""
    words: str
    """The beginning of it, with `by`; none where there are only files."""
    day: str
    unread: int


class _Everything:
    """All of the person's own rows: `Leafed` asks for them where they fill more than one page."""

    def __init__(self, user: int) -> None:
        self._user = user

    def count(self) -> int:
        return sum(_number(self._user))

    def __getitem__(self, part: slice) -> ParticipantQuerySet:
        return _conversations(self._user)[part]


def pages_of(user: User) -> Paginator[Participant]:
    """The person's own rows of their conversations, those with the latest message first."""
    return Leafed(_first(user.pk), ROWS_A_PAGE, lambda: _Everything(user.pk))


def rows_of(mine: Sequence[Participant], user: User) -> list[Row]:
    people: dict[int, list[Participant]] = {each.conversation_id: [] for each in mine}
    for person in _people_of(people):
        people[person.conversation_id].append(person)
    last = {each.conversation_id: each for each in _messages([each.conversation.last_number for each in mine])}
    prefetch_related_objects([each for each in last.values() if not each.text], files_of_messages())
    here = reverse("conversations:list")
    return [_row(each, people[each.conversation_id], last.get(each.conversation_id), user, here) for each in mine]


def _present(user: int) -> ParticipantQuerySet:
    return Participant.objects.filter(user=user).present().with_something()


def _conversations(user: int) -> ParticipantQuerySet:
    shown = [f"conversation__{part}" for part in ("is_group", "title", "last_at", "last_number")]
    rows = _present(user).select_related("conversation").only("conversation", "is_muted", *shown)
    return rows.newest_first().with_unread()


@prepared
def _first(user: int) -> "QuerySet[Participant]":
    return _conversations(user)[: ROWS_A_PAGE + 1]


@prepared
def _number(user: int) -> "QuerySet[Participant, int]":
    counted = _present(user).order_by().values("user").annotate(number=Count("pk"))
    return counted.values_list("number", flat=True)


@prepared
def _messages(numbers: Collection[int]) -> "QuerySet[Message]":
    own = ("conversation", "text", "notice", "deleted_at", "hidden_at")
    rows = Message.objects.filter(pk__in=numbers).select_related("author", "person")
    return rows.only(*own, "author__name", "person__name")


@prepared
def _people_of(conversations: Collection[int]) -> "QuerySet[Participant]":
    return _named().filter(conversation__in=conversations)


def found(user: User, words: str) -> MessageQuerySet:
    """Messages that the person may read and that say each of these words, the latest first."""
    folded = fold(words)
    if not folded:
        return Message.objects.none()
    rows = Message.objects.standing().visible_to(user).saying(folded).select_related("author", "conversation")
    return rows.prefetch_related(_people()).order_by("-pk")


def _people() -> "Prefetch[str, ParticipantQuerySet, str]":
    return Prefetch("conversation__participants", _named(), to_attr="people")


def _named() -> ParticipantQuerySet:
    """Those of conversations that are called by their names."""
    untitled = Participant.objects.filter(Q(conversation__is_group=False) | Q(conversation__title=""))
    shown = [f"user__{part}" for part in ("name", "email", "picture", "picture_visibility")]
    rows = untitled.select_related("user").only("conversation", "left_at", *shown)
    return rows.order_by("joined_at", "pk")


def _row(mine: Participant, people: Sequence[Participant], last: Message | None, user: User, here: str) -> Row:
    conversation, unread = mine.conversation, mine.unread  # type: ignore[attr-defined]  # annotated by `with_unread`
    others = [each.user for each in people if each.user_id != user.pk]
    shown = last if last is not None and last.is_shown else None
    by = _by(shown, conversation, user) if shown is not None else ""
    return Row(
        url=f"{here}{conversation.pk}/#{'neu' if unread else 'unten'}",
        name=name_of(conversation, people, user),
        other=others[0] if others and not conversation.is_group else None,
        is_muted=mine.is_muted,
        last=shown,
        by=by,
        words=_words(shown, by) if shown is not None else "",
        day=short_day(timezone.localdate(conversation.last_at)),
        unread=unread,
    )


def _by(message: Message, conversation: Conversation, user: User) -> str:
    if message.author_id == user.pk:
        return gettext("You:") + " "
    return f"{message.author.get_short_name()}: " if conversation.is_group and message.author else ""


def _words(message: Message, by: str) -> str:
    if message.notice:
        return message.notice_words
    text = message.text
    return f"{by}{text if len(text) <= MOST_CHARACTERS else Truncator(text).chars(MOST_CHARACTERS)}" if text else ""
