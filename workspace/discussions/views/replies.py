"""Saying something in a discussion, and what is done with what was said."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.base import typed
from portal.moderation.errors import ModerationError, RefusedError
from workspace.discussions import permissions
from workspace.discussions.choices import Kind
from workspace.discussions.forms.replies import ReplyForm, TextForm
from workspace.discussions.services import deleting, drafting, reacting, steering, writing
from workspace.discussions.showing import rows_of
from workspace.discussions.views import asking
from workspace.discussions.views.fetching import reply_or_404, topic_or_404
from workspace.discussions.views.pages import about
from workspace.discussions.views.seeking import is_part, part, seeking
from workspace.projects.access import WorkspaceRequest


@asking.talking
def reply(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """The form stands on the discussion's page as well; here it is alone, and `?zitat=` names what it answers."""
    membership = request.membership
    topic = topic_or_404(request, pk)
    if not permissions.may_reply(membership, topic):
        messages.error(request, _("This discussion was closed: nobody can reply any more."))
        return redirect(topic)
    draft = drafting.draft_of(membership, topic)
    initial = {"text": draft.text if draft else "", "quoted": request.GET.get("zitat", "")}
    sought = seeking(request)
    sent = (request.POST, request.FILES) if request.method == "POST" and sought is None else (None, None)
    form = ReplyForm(*sent, membership=membership, initial=initial, auto_id="reply_%s", seeking=sought)
    if is_part(request):
        return part(request, form)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        said = form.cleaned_data
        try:
            written = writing.reply(
                topic=topic, membership=membership, text=said["text"], quoted=said["quoted"], attached=form.attach()
            )
        except (ModerationError, RefusedError) as problem:
            form.add_error(None, str(problem))
        else:
            for warning in form.warnings():
                messages.warning(request, warning)
            return redirect(written)
    number = form["quoted"].value()
    quoted = topic.replies.standing().filter(number=number).first() if str(number or "").isdigit() else None
    context = {**about(topic, request), "form": form, "quoted": quoted, "draft": draft if sought is None else None}
    return render(request, "workspace/discussions/reply_page.html", context)


@asking.talking
def edit(request: WorkspaceRequest, pk: int, number: int) -> HttpResponse:
    found = reply_or_404(request, pk, number)
    if not permissions.may_edit(request.membership, found):
        raise PermissionDenied
    form = TextForm(request.POST or None, membership=request.membership, initial={"text": found.text})
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        try:
            changed = writing.edit(reply=found, membership=request.membership, text=form.cleaned_data["text"])
        except (ModerationError, RefusedError) as problem:
            form.add_error(None, str(problem))
        else:
            for warning in form.warnings():
                messages.warning(request, warning)
            return redirect(changed)
    return render(
        request, "workspace/discussions/edit_reply.html", {"form": form, "reply": found, "topic": found.topic}
    )


@asking.saying
def delete(request: WorkspaceRequest, pk: int, number: int) -> HttpResponse:
    """At once: its place offers to take it back."""
    found = reply_or_404(request, pk, number)
    deleting.delete_reply(reply=found, membership=request.membership)
    return redirect(found)


@asking.saying
def restore(request: WorkspaceRequest, pk: int, number: int) -> HttpResponse:
    found = reply_or_404(request, pk, number, is_deleted=True)
    return redirect(deleting.restore_reply(reply=found, membership=request.membership))


@asking.button
def mark(request: WorkspaceRequest, pk: int, number: int) -> HttpResponse:
    """As the answer; with `undo` no longer."""
    found = reply_or_404(request, pk, number)
    is_answer = "undo" not in request.POST
    steering.mark_answer(reply=found, membership=request.membership, is_answer=is_answer)
    messages.success(request, _("This reply is the answer now.") if is_answer else _("It is no longer the answer."))
    return redirect(found)


@asking.saying
def react(request: WorkspaceRequest, pk: int, number: int) -> HttpResponse:
    """The kind in `kind`, or in `undo` where it is taken back. By htmx only the buttons come back."""
    found = reply_or_404(request, pk, number)
    undone = request.POST.get("undo", "")
    kind = undone or request.POST.get("kind", "")
    if kind not in Kind.values:
        raise Http404
    reacting.react(reply=found, membership=request.membership, kind=Kind(kind), is_there=not undone)
    if "HX-Request" not in request.headers:
        return redirect(found)
    row = rows_of(found.topic, [found], request.membership)[0]
    return render(request, "workspace/discussions/reactions.html", {"row": row, "may_reply": True})


@asking.page
def versions(request: WorkspaceRequest, pk: int, number: int) -> HttpResponse:
    """What a reply said before it was changed."""
    found = reply_or_404(request, pk, number)
    context = {"reply": found, "topic": found.topic, "versions": list(found.versions.all())}
    return render(request, "workspace/discussions/versions.html", context)


@asking.keeping
def keep_draft(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    """What somebody is writing just now; without a discussion, of a new one."""
    topic = topic_or_404(request, pk) if pk is not None else None
    if not request.membership.belongs:
        raise PermissionDenied
    said = request.POST
    drafting.keep(membership=request.membership, topic=topic, text=said.get("text", ""), title=said.get("title", ""))
    return HttpResponse(status=204)
