"""Writing, answering, changing, deleting, and the way to one comment."""

from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts import limits
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from portal.base import typed
from portal.comments import permissions
from portal.comments.choices import Status
from portal.comments.commentables import Commentable, commentable_of
from portal.comments.errors import CommentError
from portal.comments.forms import CommentForm
from portal.comments.models import Comment
from portal.comments.reading import PAGE, comment_to_answer, page_of
from portal.comments.services import threads, writing
from portal.comments.views.targets import back_to, target_or_404
from portal.moderation.errors import ModerationError

GONE = 410
TOO_MANY_REQUESTS = 429


@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, kind_name: str, pk: int) -> HttpResponse:
    """A comment, or an answer to one (`parent`). What was typed is still there after a mistake or a sign-in."""
    kind, target = target_or_404(request, kind_name, pk)
    if request.method != "POST":
        return redirect(f"{kind.url(target)}#kommentare")
    if not request.user.is_authenticated:
        typed.keep(request, f"comment-{kind.name}-{pk}")
        return redirect_to_login(back_to(request, kind, target))
    return _write(cast(SignedInRequest, request), kind, target)


def _write(request: SignedInRequest, kind: Commentable, target: models.Model) -> HttpResponse:
    form = CommentForm(request.POST, request=request, action="comment")
    asked = request.POST.get("parent", "")
    parent = comment_to_answer(asked)
    if asked and parent is None:
        form.add_error(None, str(CommentError.gone()))
    if not form.is_valid():
        return _again(request, form, kind, target, parent, status=GONE if asked and parent is None else 200)
    if not limits.within(request, action="comment"):
        form.add_error(None, _("You have written a lot already. Please try again in an hour."))
        return _again(request, form, kind, target, parent, status=TOO_MANY_REQUESTS)
    try:
        comment = writing.write(
            target=target, text=form.cleaned_data["text"], parent=parent, actor=request.user, doubts=form.doubts
        )
    except (CommentError, ModerationError) as problem:
        form.add_error(None, str(problem))
        return _again(request, form, kind, target, parent, status=403)
    if comment.status == Status.WAITING:
        messages.info(request, _("Thank you! Somebody looks at your comment, then everybody sees it."))
        return redirect(f"{back_to(request, kind, target)}#{comment.anchor}")
    return redirect(_place_of(comment, back_to(request, kind, target)))


@form_of_account
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """For a quarter of an hour; what was typed longer is shown once more, to be copied."""
    comment, kind, target = _own(request, pk)
    form = CommentForm(request.POST or None, request=request, initial={"text": comment.text})
    typed.fill_in(request, request.path, form)
    status = 200
    if not permissions.may_change(request.user, comment):
        form = CommentForm(request.POST or form.initial, request=request)
        form.add_error(None, str(CommentError.too_late()))
        status = 403
    elif form.is_valid():
        try:
            writing.edit(comment=comment, text=form.cleaned_data["text"], actor=request.user, doubts=form.doubts)
            messages.success(request, _("Your comment is changed."))
            return redirect(f"{kind.url(target)}#{comment.anchor}")
        except (CommentError, ModerationError) as problem:
            form.add_error(None, str(problem))
            status = 403
    context = {"form": form, "comment": comment, "title": kind.title(target), "url": kind.url(target)}
    return render(request, "comments/edit.html", context, status=status)


@form_of_account
def delete(request: SignedInRequest, pk: int) -> HttpResponse:
    comment, kind, target = _own(request, pk)
    if not permissions.may_delete(request.user, comment):
        raise PermissionDenied
    if request.method == "POST":
        writing.delete(comment=comment, actor=request.user)
        messages.success(request, _("Your comment is deleted."))
        return redirect(f"{kind.url(target)}#kommentare")
    context = {"comment": comment, "title": kind.title(target), "url": kind.url(target)}
    return render(request, "comments/delete.html", context)


@require_safe
def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """To the comment on its page, wherever that is by now."""
    rows = Comment.objects.select_related("thread__content_type", "parent").exclude(status=Status.DELETED)
    comment = get_object_or_404(rows, pk=pk)
    kind, target = _about(request, comment)
    seen = Comment.objects.filter(pk=pk).shown_to(
        request.user, manages=permissions.may_close(request.user, kind, target)
    )
    if not seen.exists():
        raise Http404
    return redirect(_place_of(comment, kind.url(target)))


@login_required
@never_cache
@require_safe
def versions(request: SignedInRequest, pk: int) -> HttpResponse:
    """What it said before; for the author and those who moderate."""
    comment = get_object_or_404(Comment.objects.select_related("thread__content_type", "author"), pk=pk)
    kind, target = _about(request, comment)
    if comment.author_id != request.user.pk and not permissions.may_close(request.user, kind, target):
        raise Http404
    context = {"comment": comment, "versions": comment.versions.all(), "url": kind.url(target), "noindex": True}
    return render(request, "comments/versions.html", context)


@button_of_account
def close(request: SignedInRequest, kind_name: str, pk: int) -> HttpResponse:
    """By those who speak officially: no more comments, or again."""
    kind, target = target_or_404(request, kind_name, pk)
    if "reopen" in request.POST:
        threads.reopen(target=target, actor=request.user)
        messages.success(request, _("Comments are open again."))
    else:
        threads.close(target=target, actor=request.user)
        messages.success(request, _("Comments are closed. What was said stays."))
    return redirect(f"{back_to(request, kind, target)}#kommentare")


def _own(request: SignedInRequest, pk: int) -> tuple[Comment, Commentable, object]:
    rows = Comment.objects.by(request.user).exclude(status=Status.DELETED).select_related("thread__content_type")
    comment = get_object_or_404(rows, pk=pk)
    kind, target = _about(request, comment)
    return comment, kind, target


def _about(request: HttpRequest, comment: Comment) -> tuple[Commentable, object]:
    target = comment.thread.target
    if target is None:
        raise Http404
    kind = commentable_of(target)
    seen = kind.as_seen_by(request.user, target)
    if seen is None:
        raise Http404
    return kind, seen


def _place_of(comment: Comment, address: str) -> str:
    """The comment on the page of this address on which it stands."""
    number = page_of(comment)
    query = f"?{urlencode({PAGE: number})}" if number > 1 else ""
    return f"{address}{query}#{comment.anchor}"


def _again(
    request: HttpRequest,
    form: CommentForm,
    kind: Commentable,
    target: object,
    parent: Comment | None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "kind": kind,
        "target": target,
        "parent": parent,
        "title": kind.title(target),
        "url": back_to(request, kind, target),
    }
    return render(request, "comments/write.html", context, status=status)
