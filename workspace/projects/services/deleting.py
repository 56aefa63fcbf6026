"""Deleting a project: asked for, thirty days to think again, then everything goes."""

from datetime import date, timedelta
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageLogEntry

from initiatives.models import InitiativePage
from portal.activity.events import forget
from portal.base.models import PortalImage
from portal.moderation.services.blocking import require_not_blocked
from workspace.projects import tasks
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project
from workspace.projects.permissions import may_administer
from workspace.projects.services import telling
from workspace.projects.services.leaving import lock
from workspace.projects.services.pictures import COLLECTION

TIME_TO_THINK = timedelta(days=30)


@transaction.atomic
def ask_to_delete(*, membership: Membership) -> date:
    """Everybody who belongs to it hears; until that day any admin can take it back. Asked twice, the first holds."""
    if not may_administer(membership):
        raise PermissionDenied
    require_not_blocked(membership.user)
    project = lock(membership.project)
    if project.deleted_on is None:
        project.deleted_on = timezone.localdate() + TIME_TO_THINK
        project.save(update_fields=["deleted_on"])
        record(project, "deletion", actor=membership.user)
        transaction.on_commit(partial(tasks.tell_of_deletion.enqueue, project.pk, by=membership.user_id))
    return project.deleted_on


@transaction.atomic
def keep(*, membership: Membership) -> None:
    """Taken back in time."""
    if not may_administer(membership):
        raise PermissionDenied
    project = lock(membership.project)
    if project.deleted_on is not None:
        project.deleted_on = None
        project.save(update_fields=["deleted_on"])
        record(project, "kept", actor=membership.user)


def delete_due() -> int:
    """Those whose day has come; gives how many."""
    due = list(Project.objects.filter(deleted_on__lte=timezone.localdate()).order_by("pk"))
    for project in due:
        _delete(project)
    return len(due)


@transaction.atomic
def _delete(project: Project) -> None:
    """With its public page, the versions and the log of that, and the pictures that the project gave it; and with the
    story that was drafted from it, unless that was ever published: then it is the editors'.

    What the managers decided about it stays on record, as for every contribution.
    """
    now = Project.objects.select_for_update(of=("self",)).select_related("page").filter(pk=project.pk).first()
    if now is None or now.deleted_on is None or now.deleted_on > timezone.localdate():
        return
    told = telling.drafted_story_of(now)
    if told is not None and told.published_at is None:
        telling.delete_page(told.page, None)
    if now.page is not None:
        _delete_page(now.page)
    forget(now)
    now.delete()


def _delete_page(page: InitiativePage) -> None:
    contents = [revision.content for revision in page.revisions.all()]
    shown = {content.get("picture") for content in contents} | {page.picture_id}
    shown |= {row["picture"] for content in contents for row in content.get("pictures", ())}
    pk = page.pk
    page.delete()
    PageLogEntry.objects.filter(page=pk).delete()
    for image in PortalImage.objects.filter(pk__in=shown - {None}, collection__name=COLLECTION):
        if not image.get_usage().count():
            image.delete()
