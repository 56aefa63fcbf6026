"""Who may do what in conversations, in sentences. For whom one exists at all says `Conversation.objects.of`."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from portal.accounts.models import User
from portal.regions.models import Municipality
from portal.regions.permissions import areas_of
from workspace.conversations.models import Blocking, Conversation, Message, Participant
from workspace.conversations.querysets import reachable_by

KEPT_FOR = timedelta(days=1)
"""What was deleted can be taken back for so long."""


def may_begin_with(user: User, person: User) -> bool:
    """They take messages from this person, or have written to them before; and neither has blocked the other."""
    if is_blocked_between(user, person) or not person.is_active or person == user:
        return False
    if has_written_to(person, user) or has_answered_circular_of(person, user):
        return True
    return reachable_by(user).filter(pk=person.pk).exists()


def has_written_to(person: User, user: User) -> bool:
    pair = Conversation.pair_of(person.pk, user.pk)
    return Message.objects.by(person).filter(conversation__pair=pair).exists()


def has_answered_circular_of(manager: User, user: User) -> bool:
    return Message.objects.by(user).filter(circular__by=manager).exists()


def is_blocked_between(user: User, person: User) -> bool:
    return has_blocked(user, person) or has_blocked(person, user)


def has_blocked(user: User, person: User) -> bool:
    return Blocking.objects.filter(by=user, whom=person).exists()


def may_edit(user: User, message: Message) -> bool:
    """One's own, as long as it stands."""
    return message.author_id == user.pk and message.is_shown and not message.notice


def may_delete(user: User, message: Message) -> bool:
    return message.author_id == user.pk and message.deleted_at is None and not message.notice


def may_report(user: User, message: Message) -> bool:
    """What others have said, as long as it stands."""
    return message.author_id != user.pk and message.is_shown and not message.notice


def may_add_people(participant: Participant) -> bool:
    """Everybody in a group adds people who take messages from them."""
    return participant.conversation.is_group and participant.left_at is None


def may_keep(participant: Participant) -> bool:
    """Whoever looks after a group removes people from it, and hands that over."""
    conversation = participant.conversation
    return conversation.is_group and participant.left_at is None and conversation.keeper_id == participant.user_id


def may_write_circulars(user: Any) -> bool:  # Any: users and anonymous visitors
    """Managers, for their own municipalities; a portal admin has none."""
    return bool(areas_of(user))


def may_write_circular_for(user: Any, municipality: Municipality) -> bool:  # Any: as above
    return municipality.pk in (areas_of(user) or ())


def may_restore(user: User, message: Message) -> bool:
    """One's own, as long as its words are kept."""
    deleted = message.deleted_at
    return message.author_id == user.pk and deleted is not None and deleted > timezone.now() - KEPT_FOR
