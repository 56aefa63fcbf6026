"""A project's success story: drafted for the editors, withdrawn as long as none of them has changed it, published."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, TaskState

from initiatives.stories.models import StoryIndexPage, SuccessStoryPage
from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.projects import tasks
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.material import Material, gather, list_of_stories
from workspace.projects.models import DraftedStory, Membership, Project
from workspace.projects.permissions import may_tell, may_tell_from_outside
from workspace.projects.services.leaving import as_it_is, lock
from workspace.projects.services.versions import WHOLE_PAGE
from workspace.projects.story_page import page_of


@transaction.atomic
def draft(
    *,
    membership: Membership,
    lines: list[str],
    steps: list[str],
    results: list[str],
    beginnings: list[str],
    folders: list[str],
    seen: str,
) -> DraftedStory:
    """What an admin has seen in the preview and ticked, and nothing else. Pressed twice it is one draft.

    Errors: ProjectError where the preview is no longer true, or there is no list of stories; BlockedError.
    """
    require_not_blocked(membership.user)
    project, now = as_it_is(membership)
    earlier = drafted_story_of(project)
    if earlier is not None:
        return earlier
    if not may_tell(now):
        raise PermissionDenied
    index = _index(project)
    material = gather(project, index, from_inside=True)
    if material.fingerprint != seen:
        raise ProjectError.preview_is_old()
    chosen = material.only(lines=lines, steps=steps, results=results, beginnings=beginnings, folders=folders)
    return _draft(project, chosen, index, membership.user)


@transaction.atomic
def draft_from_outside(*, project: Project, actor: User) -> DraftedStory:
    """By a manager, of what is public anyway; the project's admins hear of it. Errors: as above."""
    require_not_blocked(actor)
    now = lock(project)
    if not may_tell_from_outside(actor, now):
        raise PermissionDenied
    earlier = drafted_story_of(now)
    if earlier is not None:
        return earlier
    index = _index(now)
    row = _draft(now, gather(now, index, from_inside=False), index, actor)
    transaction.on_commit(partial(tasks.tell_story_drafted.enqueue, row.pk))
    return row


@transaction.atomic
def withdraw(*, membership: Membership) -> None:
    """The draft goes, as if it had never been. Errors: ProjectError once an editor has changed it, BlockedError."""
    require_not_blocked(membership.user)
    project, now = as_it_is(membership)
    if not may_tell(now):
        raise PermissionDenied
    row = drafted_story_of(project)
    if row is None:
        return
    page = SuccessStoryPage.objects.select_for_update(of=WHOLE_PAGE).get(pk=row.page_id)
    row.page = page
    if not row.is_untouched:
        raise ProjectError.story_is_with_the_editors()
    delete_page(page, membership.user)
    record(project, "story_withdrawn", actor=membership.user)


@transaction.atomic
def note_published(*, page: SuccessStoryPage) -> None:
    """For the first time; its people hear it."""
    row = DraftedStory.objects.select_for_update(of=("self",)).select_related("project").filter(page=page).first()
    if row is None or row.published_at is not None:
        return
    row.published_at = timezone.now()
    row.save(update_fields=["published_at"])
    record(row.project, "story_published", actor=None)
    transaction.on_commit(partial(tasks.tell_story_published.enqueue, row.pk))


def note_sent_back(*, step: TaskState) -> None:
    """In Wagtail's workflow, with a question: its people hear it."""
    row = DraftedStory.objects.filter(page=step.workflow_state.object_id).first()
    if row is not None:
        transaction.on_commit(partial(tasks.tell_story_sent_back.enqueue, row.pk, step.pk))


def drafted_story_of(project: Project) -> DraftedStory | None:
    return DraftedStory.objects.select_related("page", "drafted_by").filter(project=project).first()


def delete_page(page: SuccessStoryPage, actor: User | None) -> None:
    """With its way through the workflow, its versions and its log."""
    state = page.current_workflow_state
    if state is not None:
        state.cancel(user=actor)
    pk = page.pk
    page.delete()
    PageLogEntry.objects.filter(page=pk).delete()


def _draft(project: Project, material: Material, index: StoryIndexPage, actor: User) -> DraftedStory:
    with translation.override(index.locale.language_code):
        page = page_of(project, material, index)
    page.owner = actor
    index.add_child(instance=page)
    page.topics.set(material.page.topics.all() if material.page else project.topics.all())
    page.save()
    log(instance=page, action="wagtail.create", user=actor, content_changed=True)
    revision = page.save_revision(user=actor)
    workflow = page.get_workflow()
    if workflow is not None:
        workflow.start(page, actor)
    row = DraftedStory.objects.create(project=project, page=page, version=revision.pk, drafted_by=actor)
    record(project, "story_drafted", actor=actor)
    return row


def _index(project: Project) -> StoryIndexPage:
    index = list_of_stories(project)
    if index is None:
        raise ProjectError.no_stories_here()
    return index
