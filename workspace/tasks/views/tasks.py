"""One task: read, written, changed, deleted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.activity.bell.counting import look_at
from portal.base import typed
from workspace.projects.access import WorkspaceRequest
from workspace.projects.forms.comments import InternalCommentForm
from workspace.projects.permissions import may_write
from workspace.projects.reading import talk_about
from workspace.tasks.choices import Status
from workspace.tasks.forms.parts import ItemForm, LinkForm
from workspace.tasks.forms.tasks import TaskForm
from workspace.tasks.models import Task
from workspace.tasks.services import writing
from workspace.tasks.views import asking
from workspace.tasks.views.fetching import task_or_404


@asking.page
def detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return show(request, task_or_404(request, pk))


def show(
    request: WorkspaceRequest,
    task: Task,
    *,
    link: LinkForm | None = None,
    comment: InternalCommentForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """With a form that was filled in wrongly, where there is one."""
    if request.membership.belongs:
        look_at(request, task)
    membership = request.membership
    people = list(task.assignees.select_related("user"))
    context = {
        "task": task,
        "labels": list(task.labels.all()),
        "people": people,
        "is_mine": any(each.pk == membership.pk for each in people),
        "items": list(task.checklist.all()),
        "links": list(task.links.all()),
        "talk": talk_about(task.comments, membership, comment),
        "other_statuses": [each for each in reversed(Status) if each != task.status],
        "may_write": may_write(membership),
        "item_form": ItemForm(auto_id="item_%s"),
        "link_form": link or LinkForm(auto_id="link_%s"),
        "address": task.get_absolute_url(),
    }
    return render(request, "workspace/tasks/detail.html", context, status=status)


@asking.writing
def create(request: WorkspaceRequest) -> HttpResponse:
    project = request.membership.project
    form = TaskForm(request.POST or None, project=project, initial=_first(request))
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        task = writing.create(membership=request.membership, answers=form.answers)
        messages.success(request, _("“%(title)s” is on the list.") % {"title": task.title})
        return redirect(task)
    return render(request, "workspace/tasks/form.html", {"form": form, "task": None})


@asking.writing
def edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    task = task_or_404(request, pk)
    form = TaskForm(request.POST or None, project=request.membership.project, instance=task)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        writing.edit(task=task, membership=request.membership, answers=form.answers)
        messages.success(request, _("The task is changed."))
        return redirect(task)
    return render(request, "workspace/tasks/form.html", {"form": form, "task": task_or_404(request, pk)})


@asking.writing
def delete(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Asks first: there is no way back, while what is done can be opened again."""
    task = task_or_404(request, pk)
    if request.method == "POST":
        writing.delete(task=task, membership=request.membership)
        messages.success(request, _("The task is deleted."))
        return redirect("workspace:tasks:list", request.membership.project.slug)
    return render(request, "workspace/tasks/delete.html", {"task": task})


@asking.button
def take_on(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """“I do it”, and no longer."""
    task = task_or_404(request, pk)
    if "undo" in request.POST:
        writing.hand_back(task=task, membership=request.membership)
        messages.success(request, _("The task is no longer yours."))
    else:
        writing.take_on(task=task, membership=request.membership)
        messages.success(request, _("The task is yours. Thank you!"))
    return redirect(task)


def _first(request: WorkspaceRequest) -> dict[str, str]:
    """From a list that was chosen above, and a title that was begun in the one line."""
    return {"list": request.GET.get("liste", ""), "title": request.GET.get("titel", "")[:200]}
