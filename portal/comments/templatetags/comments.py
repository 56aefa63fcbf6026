"""The button that supports, and the whole of what was said."""

from typing import Any

from django import template
from django.db import models

from portal.activity.bell.counting import look_at
from portal.base import typed
from portal.comments.commentables import commentable_of
from portal.comments.forms import CommentForm
from portal.comments.permissions import may_support
from portal.comments.reading import ORDER, PAGE, comment_to_answer, discussion_of, thread_of

register = template.Library()
Context = dict[str, Any]  # Any: a template's context


@register.inclusion_tag("comments/support.html", takes_context=True)
def support_of(context: Context, target: models.Model, *, primary: bool = False, back: str = "") -> Context:
    """How many support it, and the button for this reader; `primary` where the page is there for it.

    `back` is whither the button leads, else to the page on which it stands.
    """
    request = context.get("request")
    if request is None or not target.pk:
        return {"kind": None}
    kind = commentable_of(target)
    user = request.user
    thread = thread_of(target, user)
    return {
        "kind": kind,
        "target": target,
        "count": thread.support_count if thread else 0,
        "is_supported": getattr(thread, "is_supported", False),
        "takes_support": kind.takes_support(target),
        "may_support": may_support(user, kind, target),
        "is_signed_in": user.is_authenticated,
        "back": back or request.get_full_path(),
        "look": "btn-primary" if primary else "btn-outline-primary",
    }


@register.inclusion_tag("comments/discussion.html", takes_context=True)
def comments_of(context: Context, target: models.Model) -> Context:
    """A section with heading, comments in two levels, and the form."""
    request = context.get("request")
    if request is None or not target.pk:
        return {"discussion": None}
    user = request.user
    if user.is_authenticated:
        look_at(request, target, commentable_of(target).original(target))
    found = discussion_of(target, user, order=request.GET.get(ORDER, ""), page=request.GET.get(PAGE, ""))
    form = CommentForm(request=request, auto_id="comment_%s") if found.may_write else None
    if form is not None:
        typed.fill_in(request, f"comment-{found.kind.name}-{found.target.pk}", form)
    return {
        "discussion": found,
        "form": form,
        "answered": comment_to_answer(str(form.initial.get("parent", ""))) if form is not None else None,
        "is_signed_in": user.is_authenticated,
        "is_open": found.kind.is_open(found.target),
        "back": request.path,
        "request": request,
        "user": user,
        "order_name": ORDER,
        "page_name": PAGE,
    }
