"""How somebody stands to a conversation: read, muted, deleted for oneself, left; and who else comes in."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.http import Http404
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.conversations.announcing import seen
from workspace.conversations.errors import ConversationError
from workspace.conversations.models import Conversation, Message, Participant
from workspace.conversations.models.conversations import MOST_PEOPLE
from workspace.conversations.permissions import may_add_people, may_keep
from workspace.conversations.services.beginning import require_all_take_messages
from workspace.conversations.services.holding import hold
from workspace.conversations.services.keeping import pass_on

BACK_WITHIN = timedelta(days=1)
"""Leaving and deleting can be taken back for so long."""


def mark_read(*, conversation: Conversation, actor: User, first: int, last: int) -> bool:
    """What was shown, from one message to another, on all devices; gives whether that is news.

    It never goes back, in whatever order two windows say it, and leaves nothing out: where something unread stands
    before what was shown, as for whoever follows the link of a mail, that is still to be read.
    """
    mine = Participant.objects.present().of(actor).filter(conversation=conversation, read_to__lt=last)
    begins = Greatest(OuterRef("read_to"), OuterRef("begins_after"), OuterRef("deleted_to"))
    before = Message.objects.standing().filter(conversation=conversation, pk__gt=begins, pk__lt=first)
    if not mine.exclude(Exists(before.exclude(author=actor))).update(read_to=last):
        return False
    seen(conversation, actor)
    return True


def set_muted(*, conversation: Conversation, actor: User, is_muted: bool) -> None:
    """Nothing is sent about it any more; it still counts what is unread."""
    Participant.objects.present().of(actor).filter(conversation=conversation).update(is_muted=is_muted)


@transaction.atomic
def delete_for_me(*, conversation: Conversation, actor: User) -> None:
    """What there is until now; what comes later brings the conversation back, without it."""
    mine = hold(conversation, actor)
    if mine.deleted_to == mine.conversation.last_number:
        return
    mine.begins_after = mine.sees_from
    mine.deleted_to, mine.deleted_at = mine.conversation.last_number, timezone.now()
    mine.save(update_fields=["begins_after", "deleted_to", "deleted_at"])


@transaction.atomic
def undelete_for_me(*, conversation: Conversation, actor: User) -> None:
    """Errors: ConversationError where it is too late."""
    mine = hold(conversation, actor)
    if mine.deleted_at is None:
        return
    if mine.deleted_at < timezone.now() - BACK_WITHIN:
        raise ConversationError.too_late()
    mine.deleted_to, mine.deleted_at = 0, None
    mine.save(update_fields=["deleted_to", "deleted_at"])


@transaction.atomic
def leave(*, conversation: Conversation, actor: User) -> None:
    """A group. From now it is not there for them; if they looked after it, somebody else does. Twice counts once."""
    if not conversation.is_group:
        raise PermissionDenied
    mine = hold(conversation, actor)
    mine.left_at = timezone.now()
    mine.save(update_fields=["left_at"])
    if mine.conversation.keeper_id == actor.pk:
        pass_on(mine.conversation, actor=actor)


@transaction.atomic
def come_back(*, conversation: Conversation, actor: User) -> None:
    """Whoever has just left. Errors: ConversationError where it is too late or full."""
    now = Conversation.objects.select_for_update(of=("self",)).filter(pk=conversation.pk).first()
    mine = Participant.objects.of(actor).filter(conversation=now).first() if now is not None else None
    if now is None or mine is None:
        raise Http404
    if mine.left_at is None:
        return
    if mine.was_removed or mine.left_at < timezone.now() - BACK_WITHIN:
        raise ConversationError.too_late()
    _require_places(now, 1)
    mine.left_at = None
    mine.save(update_fields=["left_at"])


@transaction.atomic
def add_people(*, conversation: Conversation, people: Sequence[User], actor: User) -> None:
    """They read what is said from now on. Errors: BlockedError, ConversationError."""
    require_not_blocked(actor)
    mine = hold(conversation, actor)
    if not may_add_people(mine):
        raise PermissionDenied
    now = mine.conversation
    present = set(now.participants.present().values_list("user", flat=True))
    new = [each for each in dict.fromkeys(people) if each.pk not in present]
    if not may_keep(mine) and now.participants.filter(was_removed=True, user__in=new).exists():
        raise ConversationError.was_removed()
    require_all_take_messages(new, actor)
    _require_places(now, len(new))
    for person in new:
        here_again = {
            "left_at": None,
            "was_removed": False,
            "joined_at": timezone.now(),
            "begins_after": now.last_number,
            "deleted_to": 0,
        }
        Participant.objects.update_or_create(
            conversation=now, user=person, defaults={**here_again, "deleted_at": None, "read_to": now.last_number}
        )


@transaction.atomic
def rename(*, conversation: Conversation, title: str, actor: User) -> None:
    mine = hold(conversation, actor)
    if not mine.conversation.is_group:
        raise PermissionDenied
    mine.conversation.title = title.strip()
    mine.conversation.save(update_fields=["title"])


def remove_what_nobody_reads() -> int:
    """Messages that all have deleted, and conversations that all have left; gives how many rows. What can still be
    taken back stays, and what is on the desk.
    """
    moment = timezone.now() - BACK_WITHIN
    for_good = Participant.objects.filter(deleted_at__lt=moment)
    for_good.update(begins_after=Greatest("begins_after", "deleted_to"), deleted_to=0, deleted_at=None)
    here = Participant.objects.filter(Q(left_at__isnull=True) | Q(left_at__gte=moment))
    on_the_desk = Message.objects.on_the_desk()
    left = Conversation.objects.exclude(pk__in=here.values("conversation"))
    gone = left.exclude(pk__in=on_the_desk.values("conversation")).delete()[0]
    begins = here.filter(conversation=OuterRef("conversation")).values("conversation")
    first = Subquery(begins.annotate(first=Min("begins_after")).values("first"))
    unread = Message.objects.alias(first=first).filter(pk__lte=F("first")).exclude(pk__in=on_the_desk.values("pk"))
    return gone + unread.delete()[0]


def _require_places(conversation: Conversation, number: int) -> None:
    if conversation.participants.present().count() + number > MOST_PEOPLE:
        raise ConversationError.too_many_people(MOST_PEOPLE)
