"""Comments on passages: by plain forms, and for the editor in pieces of the page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.base import typed
from portal.base.together import answered
from portal.moderation.errors import ModerationError, RefusedError
from workspace.projects.access import WorkspaceRequest
from workspace.projects.forms.comments import InternalCommentForm
from workspace.texts.forms.comments import ThreadForm, moves_in
from workspace.texts.models import Text, TextComment, Thread
from workspace.texts.permissions import may_change_words, may_comment_on
from workspace.texts.services import commenting
from workspace.texts.talks import Rejected, talks_of, threads_of
from workspace.texts.views import asking
from workspace.texts.views.fetching import text_or_404, text_to_write_in
from workspace.texts.views.texts import show

CONFLICT, UNPROCESSABLE = 409, 422
MOST_BYTES = 100_000


def _is_for_the_editor(request: WorkspaceRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _in_words(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Why something cannot be done is said where somebody has typed, which the door does not know."""

    @wraps(view)
    def say(request: WorkspaceRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: a view's own
        if not _is_for_the_editor(request):
            return view(request, *args, **kwargs)
        try:
            return view(request, *args, **kwargs)
        except (RefusedError, ModerationError) as problem:
            return HttpResponse(str(problem), status=CONFLICT, content_type="text/plain; charset=utf-8")

    return say


@asking.page
def index(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """For the editor, which shows where the passages are; else the page of the text has them."""
    text = text_or_404(request, pk)
    if not _is_for_the_editor(request):
        return redirect(f"{text.get_absolute_url()}#kommentare")
    return _piece(request, text)


@asking.talking
@_in_words
def begin(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """About a passage, which the editor names, or about the whole text."""
    text = text_or_404(request, pk)
    if not may_comment_on(request.membership, text):
        raise PermissionDenied
    form = ThreadForm(request.POST if request.method == "POST" else None)
    if typed.nothing_sent(request, form):
        return redirect(f"{text.get_absolute_url()}#kommentare")
    if not form.is_valid():
        return _rejected(request, text, Rejected(form))
    said = commenting.begin(
        text=text, membership=request.membership, words=form.cleaned_data["text"], passage=form.passage
    )
    return _after(request, text, f"#{said.thread.anchor}")


@asking.talking
@_in_words
def answer(request: WorkspaceRequest, pk: int, thread_pk: int) -> HttpResponse:
    text = text_or_404(request, pk)
    if not may_comment_on(request.membership, text):
        raise PermissionDenied
    thread = _thread(text, thread_pk)
    form = ThreadForm(request.POST if request.method == "POST" else None)
    if typed.nothing_sent(request, form):
        return redirect(f"{text.get_absolute_url()}#{thread.anchor}")
    if not form.is_valid():
        return _rejected(request, text, Rejected(form, thread))
    said = commenting.answer(thread=thread, membership=request.membership, words=form.cleaned_data["text"])
    return _after(request, text, f"#{said.anchor}")


@asking.saying
@_in_words
def resolve(request: WorkspaceRequest, pk: int, thread_pk: int) -> HttpResponse:
    """And with `undo` open it again."""
    text = text_or_404(request, pk)
    thread = _thread(text, thread_pk)
    is_resolved = "undo" not in request.POST
    commenting.resolve(thread=thread, membership=request.membership, is_resolved=is_resolved)
    if not _is_for_the_editor(request):
        messages.success(request, _("Marked as done.") if is_resolved else _("The comment is open again."))
    return _after(request, text, f"#{thread.anchor}")


@asking.page
def change(request: WorkspaceRequest, pk: int, comment_pk: int) -> HttpResponse:
    """For a quarter of an hour."""
    text = text_or_404(request, pk)
    comment = _comment(text, comment_pk)
    if not may_change_words(request.membership, comment):
        raise PermissionDenied
    form = InternalCommentForm(request.POST or None, initial={"text": comment.text})
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        try:
            commenting.change(comment=comment, membership=request.membership, words=form.cleaned_data["text"])
            return redirect(f"{text.get_absolute_url()}#{comment.anchor}")
        except (RefusedError, ModerationError) as problem:
            form.add_error(None, str(problem))
    return render(request, "workspace/texts/change_comment.html", {"the_text": text, "comment": comment, "form": form})


@asking.saying
@_in_words
def take_back(request: WorkspaceRequest, pk: int, comment_pk: int) -> HttpResponse:
    text = text_or_404(request, pk)
    commenting.take_back(comment=_comment(text, comment_pk), membership=request.membership)
    if not _is_for_the_editor(request):
        messages.success(request, _("The comment is deleted."))
    return _after(request, text, "#kommentare")


@asking.button
@_in_words
def move(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """From the window in which somebody has broken the lines of passages anew."""
    text = text_to_write_in(request, pk)
    try:
        passages = moves_in(request.body[:MOST_BYTES])
    except ValueError:
        return HttpResponseBadRequest()
    commenting.move(text=text, membership=request.membership, passages=passages)
    return HttpResponse(status=204)


def _piece(request: WorkspaceRequest, text: Text, rejected: Rejected | None = None, status: int = 200) -> HttpResponse:
    talks = talks_of(text, request.membership, answered(threads_of(text)), rejected=rejected)
    context = {"the_text": text, "project": request.membership.project, "talks": talks}
    return render(request, "workspace/texts/comments.html", context, status=status)


def _after(request: WorkspaceRequest, text: Text, place: str) -> HttpResponse:
    if _is_for_the_editor(request):
        return _piece(request, text)
    return redirect(f"{text.get_absolute_url()}{place}")


def _rejected(request: WorkspaceRequest, text: Text, rejected: Rejected) -> HttpResponse:
    if _is_for_the_editor(request):
        said = " ".join(str(error) for errors in rejected.form.errors.values() for error in errors)
        return HttpResponse(said, status=UNPROCESSABLE, content_type="text/plain; charset=utf-8")
    return show(request, text, rejected)


def _thread(text: Text, pk: int) -> Thread:
    thread = get_object_or_404(text.threads, pk=pk)
    thread.text = text
    return thread


def _comment(text: Text, pk: int) -> TextComment:
    comment = get_object_or_404(TextComment.objects.select_related("thread"), pk=pk, thread__text=text)
    comment.thread.text = text
    return comment
