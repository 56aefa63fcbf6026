"""The list and the board, and what their buttons do."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.base.dates import day_in_words
from workspace.projects.access import WorkspaceRequest
from workspace.projects.permissions import may_write
from workspace.tasks.choices import Status
from workspace.tasks.filters import TaskFilter
from workspace.tasks.forms.tasks import MoveForm, QuickForm, StatusForm
from workspace.tasks.listing import columns_of, numbers_of, page_of
from workspace.tasks.services import progress, writing
from workspace.tasks.views import asking
from workspace.tasks.views.fetching import back_to, task_or_404

QUIET = "quiet"
"""Said to screen readers; everybody else sees it."""


@asking.page
def index(request: WorkspaceRequest) -> HttpResponse:
    """The list; with `?ansicht=tafel` the board."""
    chosen = TaskFilter.read(request.GET, request.membership)
    in_each = numbers_of(chosen)
    count = chosen.number(in_each)
    context = {
        "filter": chosen,
        "count": count,
        "done": in_each[Status.DONE],
        "may_write": may_write(request.membership),
        "address": request.get_full_path(),
    }
    if chosen.is_board:
        return render(request, "workspace/tasks/board.html", {**context, "columns": columns_of(chosen, in_each)})
    page_obj, groups = page_of(chosen, count, request.GET.get("page", ""))
    return render(request, "workspace/tasks/list.html", {**context, "page_obj": page_obj, "groups": groups})


@asking.button
def quick_add(request: WorkspaceRequest) -> HttpResponse:
    project = request.membership.project
    address = reverse("workspace:tasks:list", args=[project.slug])
    form = QuickForm(request.POST, project=project)
    if not form.is_valid():
        messages.error(request, _("Write in a few words what is to be done, at most 200 letters."))
        return back_to(request, address)
    task = writing.add_quickly(
        membership=request.membership, title=form.cleaned_data["title"], list=form.cleaned_data["list"]
    )
    messages.success(request, _("“%(title)s” is on the list.") % {"title": task.title})
    return back_to(request, address)


@asking.button
def set_status(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Begun, done, or open again: what the button says, so that pressing twice is as once."""
    task = task_or_404(request, pk)
    form = StatusForm(request.POST)
    if form.is_valid():
        following = progress.set_status(task=task, status=form.cleaned_data["status"], membership=request.membership)
        messages.success(request, _said(task.title, form.cleaned_data["status"]))
        if following is not None and following.due_on is not None:
            day = day_in_words(following.due_on)
            messages.info(request, _("It comes again: the next one is due on %(day)s.") % {"day": day})
    return back_to(request, task.get_absolute_url())


@asking.button
def move(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Before or behind another one, by a button or by dragging."""
    task = task_or_404(request, pk)
    form = MoveForm(request.POST, project=request.membership.project)
    if form.is_valid():
        said = form.cleaned_data
        progress.move(
            task=task,
            membership=request.membership,
            before=said["before"],
            after=said["after"],
            status=said["status"],
            into=said["list"],
            out_of_lists=said["out_of_lists"],
        )
        if any(said.values()):
            messages.success(request, _moved(task.title, said["before"], said["after"]), extra_tags=QUIET)
    return back_to(request, reverse("workspace:tasks:list", args=[task.project.slug]), task.anchor)


def _said(title: str, status: str) -> str:
    words = {
        Status.OPEN: _("“%(title)s” is open again."),
        Status.DOING: _("“%(title)s” is in progress."),
        Status.DONE: _("“%(title)s” is done. Well done!"),
    }
    return words[Status(status)] % {"title": title}


def _moved(title: str, before: object, after: object) -> str:
    if before or after:
        said = (
            _("“%(title)s” now stands before “%(other)s”.")
            if before
            else _("“%(title)s” now stands after “%(other)s”.")
        )
        return said % {"title": title, "other": before or after}
    return _("“%(title)s” is moved.") % {"title": title}
