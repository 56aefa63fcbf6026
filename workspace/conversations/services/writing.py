"""Saying something, changing it, deleting it and taking that back."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from initiatives.directory.folding import fold
from portal.accounts.models import User
from portal.base.commonmark import SHORT, as_html
from portal.moderation.services.blocking import require_not_blocked
from workspace.conversations import limits
from workspace.conversations.announcing import announce
from workspace.conversations.errors import ConversationError
from workspace.conversations.models import Attachment, Circular, Conversation, Message, Participant
from workspace.conversations.permissions import (
    KEPT_FOR,
    has_blocked,
    is_blocked_between,
    may_begin_with,
    may_delete,
    may_edit,
    may_restore,
)
from workspace.conversations.services import files as files_of_messages
from workspace.conversations.services.holding import hold

TWICE_WITHIN = timedelta(seconds=10)


def write(*, conversation: Conversation, actor: User, text: str, files: Sequence[File] = ()) -> Message:
    """The same once more within seconds is that one.

    Errors: BlockedError, ConversationError, Http404 for whoever does not belong to it.
    """
    files_of_messages.scan(files)
    with transaction.atomic():
        require_not_blocked(actor)
        limits.require_may_say(actor, text)
        mine = hold(conversation, actor)
        if twin := _twin_of(mine, text, files):
            return twin
        limits.require_not_too_fast(actor)
        limits.require_room_for(actor, files)
        require_somebody_takes_it(mine, mine.conversation.participants.select_related("user"))
        return say(mine, text, files)


def say(mine: Participant, text: str, files: Sequence[File] = (), *, circular: Circular | None = None) -> Message:
    """The caller has asked whether they may, and holds the conversation."""
    message = Message(conversation=mine.conversation, author=mine.user, circular=circular)
    _set_words(message, text)
    message.save()
    files_of_messages.keep(message, files)
    mine.conversation.last_number, mine.conversation.last_at = message.pk, message.at
    mine.conversation.save(update_fields=["last_number", "last_at"])
    Participant.objects.filter(pk=mine.pk, read_to__lt=message.pk).update(read_to=message.pk)
    announce(message)
    return message


@transaction.atomic
def edit(*, message: Message, actor: User, text: str) -> Message:
    """Its files stay. Errors: BlockedError, ConversationError, PermissionDenied."""
    require_not_blocked(actor)
    limits.require_may_say(actor, text)
    now = _held(message, actor)
    if not may_edit(actor, now):
        raise PermissionDenied
    if now.text == text:
        return now
    _set_words(now, text)
    now.edited_at = now.touched_at = timezone.now()
    now.save(update_fields=["text", "html", "folded", "edited_at", "touched_at"])
    announce(now, is_new=False)
    return now


@transaction.atomic
def delete(*, message: Message, actor: User) -> None:
    """For everybody; for a day it can be taken back. Twice counts once."""
    now = _held(message, actor)
    if now.author_id != actor.pk:
        raise PermissionDenied
    if may_delete(actor, now):
        now.deleted_at = now.touched_at = timezone.now()
        now.save(update_fields=["deleted_at", "touched_at"])
        announce(now, is_new=False)


@transaction.atomic
def restore(*, message: Message, actor: User) -> Message:
    """Errors: ConversationError where it is too late, PermissionDenied."""
    now = _held(message, actor)
    if now.author_id != actor.pk:
        raise PermissionDenied
    if now.deleted_at is not None:
        if not may_restore(actor, now):
            raise ConversationError.too_late()
        now.deleted_at, now.touched_at = None, timezone.now()
        now.save(update_fields=["deleted_at", "touched_at"])
        announce(now, is_new=False)
    return now


def forget_deleted() -> int:
    """Takes the words and files from what was deleted long enough ago; gives how many. What is on the desk waits
    until somebody has decided: nobody deletes what others have reported.
    """
    rows = Message.objects.filter(deleted_at__lt=timezone.now() - KEPT_FOR)
    rows = rows.exclude(pk__in=Message.objects.on_the_desk().values("pk"))
    Attachment.objects.filter(message__in=rows.values("pk")).delete()
    return rows.exclude(text="").update(text="", html="", folded="")


def require_somebody_takes_it(mine: Participant, people: Iterable[Participant]) -> None:
    """`people` of the conversation, whoever has left it too. Errors: ConversationError."""
    others = [each for each in people if each.user_id != mine.user_id]
    if mine.conversation.is_group:
        if not any(each.left_at is None and each.user.is_active for each in others):
            raise ConversationError.nobody_there()
        return
    other = others[0] if others else None
    if other is None or not other.user.is_active:
        raise ConversationError.nobody_there()
    if has_blocked(mine.user, other.user):
        raise ConversationError.blocked_by_you()
    if is_blocked_between(mine.user, other.user) or not may_begin_with(mine.user, other.user):
        raise ConversationError.not_reachable()


def _set_words(message: Message, text: str) -> None:
    message.text = text.replace("\r\n", "\n").strip()
    message.html = as_html(message.text, SHORT)
    message.folded = fold(message.text)


def _twin_of(mine: Participant, text: str, files: Sequence[File]) -> Message | None:
    """Whoever presses twice waits for the conversation, and finds the first: the same words with the same files."""
    lately = mine.conversation.messages.standing().by(mine.user).filter(at__gte=timezone.now() - TWICE_WITHIN)
    said = lately.filter(text=text.replace("\r\n", "\n").strip()).prefetch_related("attachments")
    sent = sorted((files_of_messages.name_of(file), file.size) for file in files)
    same = (each for each in said if sorted((file.name, file.size) for file in each.attachments.all()) == sent)
    return next(same, None)


def _held(message: Message, actor: User) -> Message:
    """Errors: Http404 for whoever does not belong to its conversation, ConversationError where it is gone."""
    mine = hold(message.conversation, actor)
    now = mine.conversation.messages.select_for_update(of=("self",)).filter(pk=message.pk).first()
    if now is None:
        raise ConversationError.gone()
    now.conversation = mine.conversation
    return now
