"""The plain form: for those who want or need it, and where no socket gets through. Others see who has it open."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.models import Membership
from workspace.texts.document import reading
from workspace.texts.document.rewriting import rewrite
from workspace.texts.document.to_markdown import markdown
from workspace.texts.models import Editing, Text
from workspace.texts.services import storing, versions
from workspace.texts.services.changing import change, held

LOCKED_FOR = timedelta(minutes=15)
MOST_OPEN = 5
"""Windows of one person with the form of one text."""
KEPT_FOR = timedelta(days=30)
"""A form that somebody left open and saves later."""


def holder_of(text: Text, membership: Membership) -> Editing | None:
    """Somebody else who has the form open."""
    rows = text.editings.filter(until__gt=timezone.now()).exclude(user=membership.user)
    return rows.select_related("user").first()


@transaction.atomic
def begin(*, text: Text, membership: Membership) -> Editing:
    """From the text as it is now. Other windows of theirs keep what they began with, a few of them.

    Errors: BlockedError, ProjectError, TextError.
    """
    require_not_blocked(membership.user)
    now = held(text, membership)
    older = now.editings.filter(user=membership.user).values_list("pk", flat=True)[MOST_OPEN - 1 :]
    Editing.objects.filter(pk__in=list(older)).delete()
    base = storing.packed(storing.load(now).get_update())
    return Editing.objects.create(text=now, user=membership.user, base=base, until=timezone.now() + LOCKED_FOR)


def extend(*, editing: Editing) -> Editing:
    editing.until = timezone.now() + LOCKED_FOR
    editing.save(update_fields=["until"])
    return editing


@transaction.atomic
def break_lock(*, text: Text, membership: Membership) -> None:
    """Of the others, who can still save: both are joined. Errors: BlockedError, ProjectError, TextError."""
    require_not_blocked(membership.user)
    held(text, membership)
    text.editings.exclude(user=membership.user).update(until=timezone.now())


@transaction.atomic
def save(*, editing: Editing, membership: Membership, source: str) -> int:
    """Only what was changed is a change. Gives how many pictures were left out.

    Errors: BlockedError, ProjectError, TextError.
    """
    versions.keep(held(editing.text, membership), membership.user)
    left_out = change(
        text=editing.text,
        membership=membership,
        work=lambda doc: rewrite(doc, source),
        base=storing.doc_of(bytes(editing.base), []),
    )
    give_up(text=editing.text, membership=membership, editing=editing)
    return left_out


def give_up(*, text: Text, membership: Membership, editing: Editing | None) -> None:
    """Others need not wait any more; what stands in other windows can still be saved."""
    if editing is not None:
        editing.delete()
    text.editings.filter(user=membership.user).update(until=timezone.now())


def source_of(editing: Editing) -> str:
    return markdown(reading.read(storing.doc_of(bytes(editing.base), [])), for_editing=True)


def forget_old() -> int:
    return Editing.objects.filter(until__lt=timezone.now() - KEPT_FOR).delete()[0]
