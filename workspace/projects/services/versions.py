"""Versions of the public page that the project makes: beside those of the editors, never over them."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.models import WorkflowState

from initiatives.models import InitiativePage
from portal.accounts.models import User
from portal.moderation.models import ModerationSettings
from workspace.projects.models import Project

WHOLE_PAGE = ("self", "page_ptr")
"""Both rows of a page: with its own alone, PostgreSQL would read the newest version as it was before the wait."""


def changes_at_once(request: HttpRequest) -> bool:
    """What a project changes is online at once, or looked at first: a setting of moderation."""
    return not ModerationSettings.load(request_or_site=request).is_reviewed_before("review_project_pages")


def draft_of(page: InitiativePage) -> InitiativePage:
    """The newest version, published or not."""
    draft: InitiativePage = page.get_latest_revision_as_object()
    return draft


def held_page(project: Project) -> InitiativePage:
    """Its page as it is now, locked: whoever makes a version waits here."""
    if project.page is None:
        raise PermissionDenied
    return InitiativePage.objects.select_for_update(of=WHOLE_PAGE).get(pk=project.page.pk)


def make(*, page: InitiativePage, write: Callable[[InitiativePage], None], actor: User, live: bool) -> bool:
    """Gives whether everybody sees it already; else the managers look at it first. The caller holds the page.

    `live` says that a published page changes at once. A draft of an editor that waits beside what is published gets
    the change as well and waits on.
    """
    draft = draft_of(page)
    has_waiting_draft = page.live and page.has_unpublished_changes
    goes_online = page.live and live
    if goes_online:
        shown = page if has_waiting_draft else draft
        write(shown)
        shown.save_revision(user=actor, log_action=True).publish(user=actor, skip_permission_checks=True)
    if not goes_online or has_waiting_draft:
        write(draft)
        draft.save_revision(user=actor, log_action=True)
    if page.live and not live:
        _hand_to_managers(page, actor)
    return goes_online


def _hand_to_managers(page: InitiativePage, actor: User) -> None:
    fresh = InitiativePage.objects.get(pk=page.pk)
    state, workflow = fresh.current_workflow_state, fresh.get_workflow()
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=actor)
    elif state is None and workflow is not None:
        workflow.start(fresh, actor)
