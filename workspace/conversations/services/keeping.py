"""Whoever looks after a group removes somebody from it, and hands that over; both are said in it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from portal.accounts.models import User
from portal.live.nudges import nudge
from workspace.conversations.announcing import channel_of
from workspace.conversations.choices import Notice
from workspace.conversations.models import Conversation, Message, Participant
from workspace.conversations.permissions import may_keep
from workspace.conversations.services.holding import hold


@transaction.atomic
def remove(*, conversation: Conversation, person: User, actor: User) -> None:
    """From now it is not there for them, and only the keeper lets them in again. Twice counts once."""
    now = _kept(conversation, actor)
    theirs = now.participants.filter(user=person).first()
    if theirs is None or person == actor:
        raise Http404
    if theirs.left_at is not None:
        return
    theirs.left_at, theirs.was_removed = timezone.now(), True
    theirs.save(update_fields=["left_at", "was_removed"])
    _note(now, Notice.REMOVED, actor=actor, person=person)


@transaction.atomic
def hand_over(*, conversation: Conversation, person: User, actor: User) -> None:
    """To somebody else in it."""
    now = _kept(conversation, actor)
    if not now.participants.present().filter(user=person, user__is_active=True).exists():
        raise Http404
    if person != actor:
        _keep(now, person, actor)


def pass_on(conversation: Conversation, *, actor: User | None) -> None:
    """Its keeper goes: whoever is in it for the longest time looks after it. The caller holds the conversation."""
    rows = conversation.participants.present().filter(user__is_active=True).exclude(user=actor)
    heir = rows.select_related("user").order_by("joined_at", "pk").first()
    if heir is not None:
        _keep(conversation, heir.user, actor)


def _keep(conversation: Conversation, person: User, actor: User | None) -> None:
    conversation.keeper = person
    conversation.save(update_fields=["keeper"])
    _note(conversation, Notice.KEEPER, actor=actor, person=person)


def _note(conversation: Conversation, notice: Notice, *, actor: User | None, person: User) -> None:
    """It is unread as a message is, but nobody gets a mail of it."""
    message = Message.objects.create(conversation=conversation, author=actor, notice=notice, person=person)
    conversation.last_number, conversation.last_at = message.pk, message.at
    conversation.save(update_fields=["last_number", "last_at"])
    if actor is not None:
        mine = Participant.objects.of(actor).filter(conversation=conversation, read_to__lt=message.pk)
        mine.update(read_to=message.pk)
    nudge(channel_of(conversation))


def _kept(conversation: Conversation, actor: User) -> Conversation:
    mine = hold(conversation, actor)
    if not may_keep(mine):
        raise PermissionDenied
    return mine.conversation
