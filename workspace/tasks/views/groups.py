"""Lists and labels: one page on which both are looked after."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.base import typed
from portal.base.numbers import row_number
from workspace.projects.access import WorkspaceRequest
from workspace.tasks.errors import TaskError
from workspace.tasks.forms.parts import LabelForm, ListForm
from workspace.tasks.models import Label, TaskList
from workspace.tasks.services import groups
from workspace.tasks.views import asking


@asking.writing
def index(request: WorkspaceRequest) -> HttpResponse:
    return _show(request)


@asking.writing
def add_list(request: WorkspaceRequest) -> HttpResponse:
    form = ListForm(request.POST if request.method == "POST" else None, auto_id="list_%s")
    if typed.nothing_sent(request, form):
        return _back(request)
    if form.is_valid():
        try:
            groups.save_list(membership=request.membership, name=form.cleaned_data["name"])
            messages.success(request, _("The list is there."))
            return _back(request)
        except TaskError as problem:
            form.add_error("name", str(problem))
    return _show(request, list_form=form)


@asking.writing
def edit_list(request: WorkspaceRequest, list_pk: int) -> HttpResponse:
    """Another name, or none any more: its tasks stay."""
    row = get_object_or_404(TaskList.objects.with_numbers(), pk=list_pk, project=request.membership.project)
    form = ListForm(request.POST or None, initial={"name": row.name})
    if request.method == "POST" and "remove" in request.POST:
        groups.delete_list(row=row, membership=request.membership)
        messages.success(request, _("The list is deleted. Its tasks stay."))
        return _back(request)
    if form.is_valid():
        try:
            groups.save_list(membership=request.membership, name=form.cleaned_data["name"], row=row)
            messages.success(request, _("The list is called “%(name)s” now.") % {"name": row.name})
            return _back(request)
        except TaskError as problem:
            form.add_error("name", str(problem))
    return render(request, "workspace/tasks/list_form.html", {"form": form, "row": row})


@asking.button
def move_list(request: WorkspaceRequest, list_pk: int) -> HttpResponse:
    rows = TaskList.objects.filter(project=request.membership.project)
    row = get_object_or_404(rows, pk=list_pk)
    named = {name: row_number(request.POST.get(name, "")) for name in ("before", "after")}
    found = {name: rows.filter(pk=pk).first() if pk else None for name, pk in named.items()}
    groups.move_list(row=row, membership=request.membership, before=found["before"], after=found["after"])
    return _back(request)


@asking.writing
def add_label(request: WorkspaceRequest) -> HttpResponse:
    form = LabelForm(request.POST if request.method == "POST" else None, auto_id="label_%s")
    if typed.nothing_sent(request, form):
        return _back(request)
    if form.is_valid():
        try:
            groups.save_label(membership=request.membership, answers=form.answers)
            messages.success(request, _("The label is there."))
            return _back(request)
        except TaskError as problem:
            form.add_error("name", str(problem))
    return _show(request, label_form=form)


@asking.writing
def edit_label(request: WorkspaceRequest, label_pk: int) -> HttpResponse:
    row = get_object_or_404(Label, pk=label_pk, project=request.membership.project)
    form = LabelForm(request.POST or None, initial={"name": row.name, "colour": row.colour})
    if request.method == "POST" and "remove" in request.POST:
        groups.delete_label(row=row, membership=request.membership)
        messages.success(request, _("The label is deleted, also from its tasks."))
        return _back(request)
    if form.is_valid():
        try:
            groups.save_label(membership=request.membership, answers=form.answers, row=row)
            messages.success(request, _("The label is changed."))
            return _back(request)
        except TaskError as problem:
            form.add_error("name", str(problem))
    return render(request, "workspace/tasks/label_form.html", {"form": form, "row": row})


def _show(
    request: WorkspaceRequest, *, list_form: ListForm | None = None, label_form: LabelForm | None = None
) -> HttpResponse:
    rows = list(TaskList.objects.filter(project=request.membership.project).with_numbers())
    pks = [None, *(row.pk for row in rows), None]
    context = {
        "lists": [(row, pks[number], pks[number + 2]) for number, row in enumerate(rows)],
        "labels": list(request.membership.project.task_labels.all()),
        "list_form": list_form or ListForm(auto_id="list_%s"),
        "label_form": label_form or LabelForm(auto_id="label_%s"),
    }
    return render(request, "workspace/tasks/groups.html", context)


def _back(request: WorkspaceRequest) -> HttpResponse:
    return redirect("workspace:tasks:groups", request.membership.project.slug)
