"""The checklist, the links and the comments of a task."""

from django.db import transaction
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.comment_kinds import tell
from workspace.projects.models import Membership
from workspace.projects.services import comments
from workspace.projects.services.holding import hold
from workspace.tasks import kinds
from workspace.tasks.errors import TaskError
from workspace.tasks.models import ChecklistItem, Task, TaskComment, TaskLink
from workspace.tasks.services.holding import held

MOST_ITEMS = 100
MOST_LINKS = 30


@transaction.atomic
def add_item(*, task: Task, text: str, membership: Membership) -> ChecklistItem:
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    hold(membership)
    now = held(task)
    if now.checklist.count() >= MOST_ITEMS:
        raise TaskError.too_many(MOST_ITEMS)
    return now.checklist.create(text=text)


@transaction.atomic
def tick(*, item: ChecklistItem, is_done: bool, membership: Membership) -> None:
    """To what was meant, so that two who press at once agree. Errors: ProjectError."""
    hold(membership)
    ChecklistItem.objects.filter(pk=item.pk).update(is_done=is_done)


@transaction.atomic
def remove_item(*, item: ChecklistItem, membership: Membership) -> None:
    hold(membership)
    item.delete()


@transaction.atomic
def add_link(*, task: Task, url: str, title: str, membership: Membership) -> TaskLink:
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    hold(membership)
    now = held(task)
    if now.links.count() >= MOST_LINKS:
        raise TaskError.too_many(MOST_LINKS)
    return now.links.create(url=url, title=title)


@transaction.atomic
def remove_link(*, link: TaskLink, membership: Membership) -> None:
    hold(membership)
    link.delete()


@transaction.atomic
def comment(*, task: Task, text: str, membership: Membership) -> TaskComment:
    """Errors: BlockedError, ProjectError."""
    hold(membership)
    now = held(task)
    Task.objects.filter(pk=now.pk).update(changed_at=timezone.now())
    said = comments.say(comments=now.comments, text=text, membership=membership)
    tell(said, kinds.Named, kinds.Commented, thing=now, membership=membership)
    return said
