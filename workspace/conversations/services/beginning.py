"""Beginning a conversation, with one person or with several."""

from collections.abc import Sequence

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.conversations import limits
from workspace.conversations.errors import ConversationError
from workspace.conversations.models import Circular, Conversation, Message, Participant
from workspace.conversations.models.conversations import MOST_PEOPLE
from workspace.conversations.permissions import has_blocked, is_blocked_between, may_begin_with
from workspace.conversations.querysets import reachable_by
from workspace.conversations.services import files as files_of_messages
from workspace.conversations.services.holding import hold
from workspace.conversations.services.writing import say


def begin(*, people: Sequence[User], actor: User, text: str, title: str = "", files: Sequence[File] = ()) -> Message:
    """The first message. With one person it goes to the conversation that there is already.

    Errors: BlockedError, ConversationError.
    """
    files_of_messages.scan(files)
    others = [each for each in dict.fromkeys(people) if each != actor]
    with transaction.atomic():
        require_not_blocked(actor)
        limits.require_may_say(actor, text)
        _hold_person(actor)
        limits.require_not_too_fast(actor)
        limits.require_room_for(actor, files)
        if not others:
            raise ConversationError.nobody_there()
        if len(others) == 1:
            require_takes_messages(others[0], actor)
            return say(_pair(others[0], actor), text, files)
        return say(_group(others, actor, title), text, files)


def answer_circular(*, circular: Circular, actor: User, text: str, files: Sequence[File] = ()) -> Message:
    """It comes to the manager who has written it, whatever they have set: they have asked for it.

    Errors: BlockedError, ConversationError.
    """
    files_of_messages.scan(files)
    with transaction.atomic():
        require_not_blocked(actor)
        limits.require_not_too_fast(actor)
        limits.require_room_for(actor, files)
        manager = circular.by
        if manager is None or not manager.is_active or manager == actor:
            raise ConversationError.nobody_there()
        if is_blocked_between(actor, manager):
            raise ConversationError.not_reachable()
        return say(_pair(manager, actor, counts=False), text, files, circular=circular)


def require_takes_messages(person: User, actor: User) -> None:
    """Errors: ConversationError."""
    if has_blocked(actor, person):
        raise ConversationError.blocked_by_you()
    if not may_begin_with(actor, person):
        raise ConversationError.not_reachable()


def require_all_take_messages(people: Sequence[User], actor: User) -> None:
    """Errors: ConversationError, which names those who do not."""
    reachable = set(reachable_by(actor).filter(pk__in=[each.pk for each in people]).values_list("pk", flat=True))
    left_out = [each.name for each in people if each.pk not in reachable]
    if left_out:
        raise ConversationError.some_not_reachable(", ".join(left_out))


def _hold_person(actor: User) -> None:
    """Whoever begins twice at once waits here. Not for update of the key: the rows of a conversation refer to both of
    its people, who would wait for each other."""
    User.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.pk)


def _pair(person: User, actor: User, *, counts: bool = True) -> Participant:
    """Their conversation, held. Two who begin it in the same moment wait for each other at its unique name."""
    pair = Conversation.pair_of(actor.pk, person.pk)
    if counts and not Conversation.objects.filter(pair=pair).exists():
        limits.require_may_begin_more(actor)
    conversation, is_new = Conversation.objects.get_or_create(pair=pair, defaults={"created_by": actor})
    if is_new:
        rows = [Participant(conversation=conversation, user=each) for each in (actor, person)]
        Participant.objects.bulk_create(rows)
    return hold(conversation, actor)


def _group(others: Sequence[User], actor: User, title: str) -> Participant:
    if len(others) + 1 > MOST_PEOPLE:
        raise ConversationError.too_many_people(MOST_PEOPLE)
    require_all_take_messages(others, actor)
    limits.require_may_begin_more(actor)
    conversation = Conversation.objects.create(is_group=True, title=title.strip(), created_by=actor, keeper=actor)
    now = timezone.now()
    rows = [Participant(conversation=conversation, user=each, joined_at=now) for each in (actor, *others)]
    Participant.objects.bulk_create(rows)
    return hold(conversation, actor)
