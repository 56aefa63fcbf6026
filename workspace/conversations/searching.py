"""Messages, as those find them who are in the conversation now, from where theirs begins.

Where somebody's begins is a boundary of the conversation; between two of them its messages are read by the same
people, so they have one token. Whoever deletes a conversation for themselves has none of the tokens before with the
next search, and the others have those of the new boundaries once the messages are written anew, moments later.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from html import unescape
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest
from django.db.models.signals import post_delete, post_save
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.base.prepared import prepared
from search import audiences, contract
from search.contract import Searchable
from search.entries import Entry, beginning_of
from search.services.changing import changed
from search.watching import watch
from workspace.conversations.models import Conversation, Message, Participant

# Any, in this module: users, and what signals bring besides.

KEY = "conversations"
MOST = 200
"""Conversations of a person that are searched, the newest."""
WORDS_OF_TITLE = 8
BEGINS = {"begins_after", "deleted_to"}


class Messages(Searchable):
    key, label, order = KEY, _("Messages"), 90

    def rows(self) -> "QuerySet[Message]":
        return Message.objects.standing().said()

    def entries(self, objects: Sequence[Message]) -> Iterator[Entry]:
        boundaries = _boundaries_of({message.conversation_id for message in objects})
        messages = Message.objects.filter(pk__in=[message.pk for message in objects]).select_related("conversation")
        for message in messages.prefetch_related("attachments"):
            before = bisect_left(boundaries[message.conversation_id], message.pk)
            if not before:
                continue  # nobody reads it any more
            words = " ".join(unescape(strip_tags(message.html)).split())
            files = [file.name for file in message.attachments.all()]
            yield Entry(
                object_pk=message.pk,
                title=message.conversation.title or Truncator(words).words(WORDS_OF_TITLE) or " ".join(files),
                path=message.get_absolute_url(),
                summary=beginning_of(words),
                text="\n".join([words, *files]),
                audience=_token(message.conversation_id, boundaries[message.conversation_id][before - 1]),
                date=message.at,
            )


def register() -> None:
    contract.register(Messages())
    audiences.register("workspace.conversations", _tokens_of)
    watch(KEY, Message)
    post_save.connect(_renamed, sender=Conversation, dispatch_uid="workspace.conversations.searching")
    for signal in (post_save, post_delete):
        signal.connect(_begins_elsewhere, sender=Participant, dispatch_uid="workspace.conversations.searching")


def _token(conversation: int, boundary: int) -> str:
    return f"{KEY}:{conversation}:{boundary}"


def _tokens_of(user: Any) -> Iterator[str]:
    own: dict[int, int] = {}
    found: set[tuple[int, int]] = set()
    for conversation, person, begins in _beginnings(user.pk):
        found.add((conversation, begins))
        if person == user.pk:
            own[conversation] = begins
    return (_token(conversation, begins) for conversation, begins in found if begins >= own[conversation])


@prepared
def _beginnings(user: int) -> "QuerySet[Participant, Any]":
    """Conversations of this person, each with everybody who is or was in it, and where theirs begins."""
    mine = Participant.objects.present().of(User(pk=user)).newest_first().values_list("conversation", flat=True)
    rows = Participant.objects.filter(conversation__in=mine[:MOST]).order_by()
    return rows.annotate(begins=Greatest("begins_after", "deleted_to")).values_list("conversation", "user", "begins")


def _boundaries_of(conversations: Collection[int]) -> dict[int, list[int]]:
    """Of all who are or were in it, in order."""
    rows = Participant.objects.filter(conversation__in=conversations).order_by()
    found: dict[int, set[int]] = defaultdict(set)
    for conversation, begins in rows.annotate(begins=Greatest(F("begins_after"), F("deleted_to"))).values_list(
        "conversation", "begins"
    ):
        found[conversation].add(begins)
    return defaultdict(list, {conversation: sorted(those) for conversation, those in found.items()})


def _renamed(instance: Conversation, update_fields: Collection[str] | None = None, **_signal: Any) -> None:
    if update_fields is not None and "title" in update_fields:
        changed(KEY, _messages_of(instance.pk))


def _begins_elsewhere(instance: Participant, update_fields: Collection[str] | None = None, **_signal: Any) -> None:
    if update_fields is None or BEGINS & set(update_fields):
        changed(KEY, _messages_of(instance.conversation_id))


def _messages_of(conversation: int) -> Iterable[int]:
    return Message.objects.standing().said().filter(conversation=conversation).values_list("pk", flat=True)
