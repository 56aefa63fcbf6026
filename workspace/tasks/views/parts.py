"""The checklist, the links and the comments of a task."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from portal.base import typed
from workspace.projects.access import WorkspaceRequest
from workspace.projects.forms.comments import InternalCommentForm
from workspace.projects.permissions import may_delete_comment
from workspace.projects.services import comments
from workspace.tasks.forms.parts import ItemForm, LinkForm
from workspace.tasks.models import Task
from workspace.tasks.services import parts
from workspace.tasks.views import asking
from workspace.tasks.views.fetching import task_or_404
from workspace.tasks.views.tasks import show

CHECKLIST, LINKS, COMMENTS = "checkliste", "links", "kommentare"


@asking.button
def add_item(request: WorkspaceRequest, pk: int) -> HttpResponse:
    task = task_or_404(request, pk)
    form = ItemForm(request.POST)
    if form.is_valid():
        parts.add_item(task=task, text=form.cleaned_data["text"], membership=request.membership)
    else:
        messages.error(request, _("Write the step in a few words, at most 200 letters."))
    return _to(task, CHECKLIST)


@asking.button
def change_item(request: WorkspaceRequest, pk: int, item_pk: int) -> HttpResponse:
    """Ticked (`done=1`), no longer ticked (`done=`), or gone (`remove`)."""
    task = task_or_404(request, pk)
    item = get_object_or_404(task.checklist, pk=item_pk)
    if "remove" in request.POST:
        parts.remove_item(item=item, membership=request.membership)
    else:
        parts.tick(item=item, is_done=bool(request.POST.get("done")), membership=request.membership)
    return _to(task, CHECKLIST)


@asking.writing
def add_link(request: WorkspaceRequest, pk: int) -> HttpResponse:
    task = task_or_404(request, pk)
    form = LinkForm(request.POST if request.method == "POST" else None, auto_id="link_%s")
    if typed.nothing_sent(request, form):
        return _to(task, LINKS)
    if not form.is_valid():
        return show(request, task, link=form)
    said = form.cleaned_data
    parts.add_link(task=task, url=said["url"], title=said["title"], membership=request.membership)
    return _to(task, LINKS)


@asking.button
def remove_link(request: WorkspaceRequest, pk: int, link_pk: int) -> HttpResponse:
    task = task_or_404(request, pk)
    parts.remove_link(link=get_object_or_404(task.links, pk=link_pk), membership=request.membership)
    return _to(task, LINKS)


@asking.talking
def comment(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Guests, too."""
    task = task_or_404(request, pk)
    form = InternalCommentForm(request.POST if request.method == "POST" else None, auto_id="comment_%s")
    if typed.nothing_sent(request, form):
        return _to(task, COMMENTS)
    if not form.is_valid():
        return show(request, task, comment=form)
    written = parts.comment(task=task, text=form.cleaned_data["text"], membership=request.membership)
    return _to(task, written.anchor)


@asking.saying
def delete_comment(request: WorkspaceRequest, pk: int, comment_pk: int) -> HttpResponse:
    task = task_or_404(request, pk)
    written = get_object_or_404(task.comments, pk=comment_pk)
    if not may_delete_comment(request.membership, written):
        raise PermissionDenied
    comments.take_back(comment=written, membership=request.membership)
    messages.success(request, _("The comment is deleted."))
    return _to(task, COMMENTS)


def _to(task: Task, anchor: str) -> HttpResponse:
    return redirect(f"{task.get_absolute_url()}#{anchor}")
