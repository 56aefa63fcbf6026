"""What the admins of a project change."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base import typed
from portal.base.dates import day_in_words
from portal.moderation.errors import ModerationError
from workspace.projects.access import WorkspaceRequest, button_of_room, page_of_room
from workspace.projects.choices import NEXT, Status
from workspace.projects.errors import ProjectError
from workspace.projects.forms.settings import SettingsForm
from workspace.projects.material import list_of_stories
from workspace.projects.models import Project
from workspace.projects.permissions import is_worth_a_story, may_administer, may_become, may_set_up
from workspace.projects.services import deleting, managing


@page_of_room("settings")
def edit(request: WorkspaceRequest) -> HttpResponse:
    """For admins; everybody else reads what is set."""
    membership = request.membership
    if not may_administer(membership) or (request.method == "POST" and not may_set_up(membership)):
        raise PermissionDenied
    project = membership.project
    form = SettingsForm(request.POST if request.method == "POST" else None, instance=project)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        changed = form.save(commit=False)
        changed.rooms_off = form.rooms_off
        try:
            managing.update(membership=membership, project=changed, topics=form.cleaned_data["topics"])
            messages.success(request, _("Your changes are saved."))
            return redirect("workspace:settings", project.slug)
        except ModerationError as problem:
            form.add_error(None, str(problem))
    fresh = Project.objects.get(pk=project.pk)  # the heading shows what is saved, not what was typed
    membership.project = fresh
    context = {**_about(form, fresh), "may_set_up": may_set_up(membership)}
    return render(request, "workspace/projects/settings.html", context)


@button_of_room("settings")
def change_status(request: WorkspaceRequest) -> HttpResponse:
    membership = request.membership
    wanted = request.POST.get("status", "")
    if not may_administer(membership) or wanted not in Status.values:
        raise PermissionDenied
    was_archived = membership.project.status == Status.ARCHIVED
    try:
        project = managing.change_status(membership=membership, status=Status(wanted))
        back = _("The project is out of the archive: its people can write in it again.")
        messages.success(request, back if was_archived else _said(Status(project.status)))
    except (ProjectError, ModerationError) as problem:
        messages.error(request, str(problem))
    return redirect("workspace:settings", membership.project.slug)


@page_of_room("settings")
def delete(request: WorkspaceRequest) -> HttpResponse:
    """Asks first; then it waits thirty days."""
    membership = request.membership
    if not may_administer(membership):
        raise PermissionDenied
    if request.method == "POST":
        try:
            day = deleting.ask_to_delete(membership=membership)
            said = _("The project is deleted on %(day)s. Until then you can keep it after all.")
            messages.success(request, said % {"day": day_in_words(day)})
        except ModerationError as problem:
            messages.error(request, str(problem))
        return redirect("workspace:settings", membership.project.slug)
    day = timezone.localdate() + deleting.TIME_TO_THINK
    context = {"day": day, "people": membership.project.memberships.count()}
    return render(request, "workspace/projects/delete.html", context)


@button_of_room("settings")
def keep(request: WorkspaceRequest) -> HttpResponse:
    deleting.keep(membership=request.membership)
    messages.success(request, _("The project stays. Good!"))
    return redirect("workspace:settings", request.membership.project.slug)


def _about(form: SettingsForm, project: Project) -> dict[str, Any]:  # Any: a template's context
    return {
        "form": form,
        "steps": _steps(project),
        "can_be_finished": may_become(project, Status.FINISHED) and not project.is_closed,
        "has_story_page": is_worth_a_story(project) and list_of_stories(project) is not None,
    }


def _steps(project: Project) -> list[tuple[str, str, str]]:
    """What can become of it: the status, the words on the button, its icon. To finish it has a page of its own."""
    now = Status(project.status)
    steps = [(status.value, *_words(status)) for status in NEXT.get(now, ()) if status != Status.FINISHED]
    if now == Status.ARCHIVED:
        steps.append((Status.FINISHED.value, _("Take it out of the archive"), "archive"))
    return steps


def _words(status: Status) -> tuple[str, str]:
    return {
        Status.ACTIVE: (_("Go on with it"), "play-circle"),
        Status.PAUSED: (_("Pause it"), "pause-circle"),
        Status.ARCHIVED: (_("Archive it"), "archive"),
    }[status]


def _said(status: Status) -> str:
    return {
        Status.ACTIVE: _("It goes on! The public page says so, too."),
        Status.PAUSED: _("The project is paused. You can go on at any time."),
        Status.FINISHED: _("The project is finished. Thank you for what you have done!"),
        Status.ARCHIVED: _("The project is archived: everybody can read on, nobody can write any more."),
    }[status]
