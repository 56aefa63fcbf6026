"""Two ideas that are one: supports and comments move, nobody counts twice, the old address leads on; can be undone."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction

from initiatives.ideas import tasks
from initiatives.ideas.choices import BEFORE_PUBLICATION
from initiatives.ideas.errors import IdeaError
from initiatives.ideas.listing import show
from initiatives.ideas.models import Helper, Idea
from initiatives.ideas.permissions import may_manage
from portal.accounts.models import User
from portal.comments.services import moving
from portal.moderation.services.cases import close_case


@transaction.atomic
def merge(*, source: Idea, target: Idea, actor: User) -> None:
    """`source` becomes part of `target`. Errors: IdeaError where one is merged already, or both are the same."""
    if source.pk == target.pk:
        raise IdeaError.merged_into_itself()
    old, new = _both(source, target)
    if not (may_manage(actor, old) and may_manage(actor, new)):
        raise PermissionDenied
    if old.merged_into_id or new.merged_into_id:
        raise IdeaError.merged_already()
    if old.status in BEFORE_PUBLICATION or new.status in BEFORE_PUBLICATION:
        raise IdeaError.changed_meanwhile()
    earlier = list(old.merged.values_list("pk", flat=True))
    old.merged.update(merged_into=new)
    old.merged_into = new
    old.merge_record = {
        "voices": moving.move(source=old, target=new, actor=actor),
        "helpers": _move_helpers(old, new),
        "merged": earlier,
    }
    old.save(update_fields=["merged_into", "merge_record"])
    close_case(target=old)
    show([old.pk, new.pk])
    source.merged_into = new
    transaction.on_commit(partial(tasks.tell_of_merge.enqueue, old.pk))


@transaction.atomic
def unmerge(*, source: Idea, actor: User) -> None:
    """What was moved goes back where it came from; what was said afterwards stays where it was said."""
    target = source.merged_into
    if target is None:
        raise IdeaError.nothing_to_undo()
    old, new = _both(source, target)
    if old.merged_into_id != new.pk:
        raise IdeaError.changed_meanwhile()
    if not (may_manage(actor, old) and may_manage(actor, new)):
        raise PermissionDenied
    moving.move_back(record=old.merge_record["voices"], actor=actor)
    Helper.objects.filter(pk__in=old.merge_record["helpers"], idea=new).update(idea=old)
    Idea.objects.filter(pk__in=old.merge_record["merged"], merged_into=new).update(merged_into=old)
    old.merged_into, old.merge_record = None, {}
    old.save(update_fields=["merged_into", "merge_record"])
    show([old.pk, new.pk])
    source.merged_into = None


def _both(source: Idea, target: Idea) -> tuple[Idea, Idea]:
    """Always locked in the same order, so that two merges do not wait for each other."""
    rows = Idea.objects.select_for_update().order_by("pk").filter(pk__in=[source.pk, target.pk])
    both = {idea.pk: idea for idea in rows}
    return both[source.pk], both[target.pk]


def _move_helpers(old: Idea, new: Idea) -> list[int]:
    """Those who help with both stay where they are; gives the rows that moved."""
    there = new.helpers.values_list("user", flat=True)
    moved = list(old.helpers.exclude(user__in=list(there)).values_list("pk", flat=True))
    Helper.objects.filter(pk__in=moved).update(idea=new)
    return moved
