"""A call's life: written, looked at, open, filled, extended, closed."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from initiatives.calls import kinds, tasks
from initiatives.calls.choices import Status
from initiatives.calls.errors import CallError
from initiatives.calls.listing import show
from initiatives.calls.models import Call
from initiatives.calls.permissions import (
    can_be_reopened,
    may_call_for,
    may_call_without_initiative,
    may_close,
    may_decide,
    may_edit,
    may_moderate,
)
from initiatives.directory.folding import fold
from portal.accounts.models import User
from portal.moderation.services.admission import admit
from portal.moderation.services.cases import close_case, open_case
from portal.moderation.whys import Why
from portal.regions.models import Topic

REOPENED_FOR = datetime.timedelta(days=28)


@transaction.atomic
def create_call(*, call: Call, topics: Iterable[Topic], actor: User, publish: bool = True) -> Call:
    """In the name of an initiative or of a municipality; open at once, or a draft."""
    allowed = (
        may_call_for(actor, call.initiative) if call.initiative is not None else may_call_without_initiative(actor)
    )
    if call.is_offer or not allowed:
        raise PermissionDenied
    call.owner = actor
    call.status = Status.OPEN if publish else Status.DRAFT
    _store(call, topics)
    kinds.opened(call)
    return call


@transaction.atomic
def offer(*, call: Call, topics: Iterable[Topic], actor: User, moderated: bool, doubts: Sequence[Why] = ()) -> Call:
    """A citizen offers something; where offers are moderated or there are doubts, the managers look at it first."""
    call.owner = actor
    call.initiative = None
    call.status = Status.WAITING
    _store(call, topics)
    if _is_let_in(call, actor, moderated=moderated, again=False, doubts=doubts):
        call.status = Status.OPEN
        _store(call, None)
        kinds.opened(call)
    return call


@transaction.atomic
def update_call(
    *, call: Call, topics: Iterable[Topic], actor: User, moderated: bool = False, doubts: Sequence[Why] = ()
) -> Call:
    """What it says. An offer that is moderated waits again; a filled call with room for more is open again."""
    if not may_edit(actor, call):
        raise PermissionDenied
    stored = Call.objects.select_for_update().get(pk=call.pk)
    call.status, call.is_hidden = stored.status, stored.is_hidden
    if call.status == Status.EXPIRED and call.until >= timezone.localdate():
        call.status = Status.OPEN
    _store(call, topics)
    if not call.is_offer:
        _say_on_the_desk(call, doubts)
    elif call.status == Status.OPEN and not _is_let_in(call, actor, moderated=moderated, again=True, doubts=doubts):
        call.status = Status.WAITING
        _store(call, None)
    match_status_to_places(call=call, was_full=is_full(stored))
    show(call)
    return call


@transaction.atomic
def save_from_admin(*, call: Call, topics: Iterable[Topic] | None = None) -> Call:
    """Written in the admin, which has asked for the rights and for what is valid."""
    _store(call, topics)
    return call


@transaction.atomic
def publish(*, call: Call, actor: User) -> None:
    """A draft opens, by those who decide about it."""
    _change(call, Status.OPEN, allowed=may_decide(actor, call), possible=lambda now: now.status == Status.DRAFT)


@transaction.atomic
def approve(*, call: Call, actor: User, tells: bool = True) -> None:
    """Everybody sees the offer from now on. `tells` is false where the desk decides, which tells its owner."""
    _change(call, Status.OPEN, allowed=may_moderate(actor, call), possible=lambda now: now.status == Status.WAITING)
    if tells:
        close_case(target=call)
        transaction.on_commit(partial(tasks.tell_owner.enqueue, call.pk, "approved", ""))


@transaction.atomic
def turn_down(*, call: Call, actor: User, reason: str, tells: bool = True) -> None:
    """The offer goes back to its owner as a draft, with the reason."""
    _change(call, Status.DRAFT, allowed=may_moderate(actor, call), possible=lambda now: now.status == Status.WAITING)
    if tells:
        close_case(target=call)
        transaction.on_commit(partial(tasks.tell_owner.enqueue, call.pk, "turned_down", reason))


@transaction.atomic
def submit_again(*, call: Call, actor: User) -> None:
    """After a change an offer that was turned down waits once more."""
    allowed = call.is_offer and may_decide(actor, call)
    _change(call, Status.WAITING, allowed=allowed, possible=lambda now: now.status == Status.DRAFT)
    open_case(target=call, why=Why("submitted"), opened_by=actor)


@transaction.atomic
def mark_as_filled(*, call: Call, actor: User) -> None:
    _change(call, Status.FILLED, allowed=may_decide(actor, call), possible=lambda now: now.status == Status.OPEN)


@transaction.atomic
def reopen(*, call: Call, actor: User) -> None:
    """What was filled, over or closed can be answered again; without a day ahead for four weeks more."""
    _change(call, Status.OPEN, allowed=may_decide(actor, call), possible=can_be_reopened)


@transaction.atomic
def close(*, call: Call, actor: User | None) -> None:
    """It is not needed any longer; without an actor by the link in the mail that asked."""
    _change(
        call,
        Status.CLOSED,
        allowed=actor is None or may_close(actor, call),
        possible=lambda now: now.status != Status.CLOSED,
    )
    leave_the_desk(call)


@transaction.atomic
def hide(*, call: Call) -> None:
    """By moderation, which has asked for the rights; its owner can change it, but not show it again."""
    _set_hidden(call, hidden=True)


@transaction.atomic
def unhide(*, call: Call) -> None:
    """By moderation: it is again what it was, or what its owner has made of it meanwhile."""
    _set_hidden(call, hidden=False)


@transaction.atomic
def extend(*, call: Call, actor: User | None, days: int) -> None:
    """It is still needed: so many days more from the day on which it would end, at least from today."""
    if actor is not None and not may_decide(actor, call):
        raise PermissionDenied
    now = Call.objects.select_for_update().get(pk=call.pk)
    call.until = max(now.until, timezone.localdate()) + datetime.timedelta(days=days)
    call.status = Status.OPEN if now.status == Status.EXPIRED else now.status
    call.save(update_fields=["until", "status"])
    show(call)


def _change(call: Call, status: Status, *, allowed: bool, possible: Callable[[Call], bool]) -> None:
    """Set the status of the row as it is now, whoever else is at it."""
    if not allowed:
        raise PermissionDenied
    now = Call.objects.select_for_update().get(pk=call.pk)
    if not possible(now):
        raise CallError.changed_meanwhile()
    call.status, call.until, call.published_at = status, now.until, now.published_at
    if status == Status.OPEN:
        call.published_at = call.published_at or timezone.now()
        if call.until < timezone.localdate():
            call.until = timezone.localdate() + REOPENED_FOR
    call.save(update_fields=["status", "until", "published_at"])
    show(call)
    kinds.opened(call)


def _set_hidden(call: Call, *, hidden: bool) -> None:
    now = Call.objects.select_for_update().get(pk=call.pk)
    now.is_hidden = call.is_hidden = hidden
    now.save(update_fields=["is_hidden"])
    show(now)


def match_status_to_places(*, call: Call, was_full: bool) -> None:
    """Filled with the last place taken, open again with the first one free; what was marked by hand stays so.

    The caller holds the call's lock.
    """
    full = is_full(call)
    if call.status == Status.OPEN and full:
        call.status = Status.FILLED
    elif call.status == Status.FILLED and was_full and not full:
        call.status = Status.OPEN
    else:
        return
    call.save(update_fields=["status"])
    show(call)


def is_full(call: Call) -> bool:
    return call.how_many is not None and call.answers.accepted().count() >= call.how_many


def leave_the_desk(call: Call) -> None:
    """Nobody has to look at it any longer; what else was said of it, a report say, still counts."""
    for code in ("submitted", "edited"):
        close_case(target=call, code=code)


def _is_let_in(call: Call, actor: User, *, moderated: bool, again: bool, doubts: Sequence[Why]) -> bool:
    """Whether everybody may see the offer at once; else it stands on the desk."""
    is_fine = admit(target=call, text=f"{call.title}\n{call.text}", actor=actor, again=again, doubts=doubts)
    if is_fine and moderated:
        open_case(target=call, why=Why("edited" if again else "submitted"), opened_by=actor)
    return is_fine and not moderated


def _say_on_the_desk(call: Call, doubts: Sequence[Why]) -> None:
    for why in doubts:
        open_case(target=call, why=why)


def _store(call: Call, topics: Iterable[Topic] | None) -> None:
    named = [str(each) for each in (call.municipality, call.initiative) if each is not None]
    call.words = fold(" ".join([call.title, call.text, call.skills, call.place_name, *named]))
    if call.status == Status.OPEN and call.published_at is None:
        call.published_at = timezone.now()
    call.save()
    if topics is not None:
        call.topics.set(topics)
    show(call)
