"""The list of somebody's conversations, in as many queries for one as for thirty."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, prefetch_related_objects

from initiatives.directory.folding import fold
from portal.accounts.models import User
from workspace.conversations.models import Conversation, Message, Participant
from workspace.conversations.names import name_of
from workspace.conversations.querysets import MessageQuerySet, ParticipantQuerySet, files_of_messages


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


def conversations_of(user: User) -> ParticipantQuerySet:
    """The person's own rows of them, those with the latest message first."""
    rows = Participant.objects.present().of(user).with_something().select_related("conversation")
    return rows.prefetch_related(_people()).newest_first().with_unread()


def rows_of(mine: Sequence[Participant], user: User) -> list[Row]:
    numbers = [each.conversation.last_number for each in mine]
    messages = Message.objects.filter(pk__in=numbers).select_related("author", "person")
    last = {each.conversation_id: each for each in messages}
    prefetch_related_objects([each for each in last.values() if not each.text], files_of_messages())
    return [_row(each, last.get(each.conversation_id), user) for each in mine]


def found(user: User, words: str) -> MessageQuerySet:
    """Messages that the person may read and that say each of these words, the latest first."""
    folded = fold(words)
    if not folded:
        return Message.objects.none()
    rows = Message.objects.standing().visible_to(user).saying(folded).select_related("author", "conversation")
    return rows.prefetch_related(_people()).order_by("-pk")


def _people() -> "Prefetch[str, ParticipantQuerySet, str]":
    """Those of conversations that are called by their names."""
    untitled = Participant.objects.filter(Q(conversation__is_group=False) | Q(conversation__title=""))
    people = untitled.select_related("user").order_by("joined_at", "pk")
    return Prefetch("conversation__participants", people, to_attr="people")


def _row(mine: Participant, last: Message | None, user: User) -> Row:
    people = mine.conversation.people
    others = [each.user for each in people if each.user_id != user.pk]
    return Row(
        mine=mine,
        name=name_of(mine.conversation, people, user),
        other=others[0] if others and not mine.conversation.is_group else None,
        last=last if last is not None and last.is_shown else None,
        unread=mine.unread,  # type: ignore[attr-defined]  # annotated by `with_unread`
    )
