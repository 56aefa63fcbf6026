"""The list of somebody's conversations, in as many queries for one as for thirty."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from initiatives.directory.folding import fold
from portal.accounts.models import User
from portal.base.leafing import Leafed
from portal.base.prepared import prepared
from workspace.conversations.models import Conversation, Message, Participant
from workspace.conversations.names import name_of
from workspace.conversations.querysets import MessageQuerySet, ParticipantQuerySet, files_of_messages

ROWS_A_PAGE = 30


@dataclass(frozen=True)
class Row:
    mine: Participant
    name: str
    other: User | None
    """Of two, the other one."""
    last: Message | None
    """What was said last, as far as it stands."""
    unread: int

    @property
    def conversation(self) -> Conversation:
        return self.mine.conversation


def pages_of(user: User) -> Paginator[Participant]:
    """The person's own rows of their conversations, those with the latest message first."""
    return Leafed(_first(user.pk), ROWS_A_PAGE, lambda: _conversations(user.pk))


def rows_of(mine: Sequence[Participant], user: User) -> list[Row]:
    people: dict[int, list[Participant]] = {each.conversation_id: [] for each in mine}
    for person in _people_of(people):
        people[person.conversation_id].append(person)
    last = {each.conversation_id: each for each in _messages([each.conversation.last_number for each in mine])}
    prefetch_related_objects([each for each in last.values() if not each.text], files_of_messages())
    return [_row(each, people[each.conversation_id], last.get(each.conversation_id), user) for each in mine]


def _conversations(user: int) -> ParticipantQuerySet:
    rows = Participant.objects.filter(user=user).present().with_something().select_related("conversation")
    return rows.newest_first().with_unread()


@prepared
def _first(user: int) -> "QuerySet[Participant]":
    return _conversations(user)[: ROWS_A_PAGE + 1]


@prepared
def _messages(numbers: Collection[int]) -> "QuerySet[Message]":
    return Message.objects.filter(pk__in=numbers).select_related("author", "person")


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
    return untitled.select_related("user").order_by("joined_at", "pk")


def _row(mine: Participant, people: Sequence[Participant], last: Message | None, user: User) -> Row:
    others = [each.user for each in people if each.user_id != user.pk]
    return Row(
        mine=mine,
        name=name_of(mine.conversation, people, user),
        other=others[0] if others and not mine.conversation.is_group else None,
        last=last if last is not None and last.is_shown else None,
        unread=mine.unread,  # type: ignore[attr-defined]  # annotated by `with_unread`
    )
