"""What the project's people say about a post; what everybody says goes to `portal.comments`."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from portal.base import typed
from workspace.posts.services import commenting
from workspace.posts.views import asking
from workspace.posts.views.fetching import post_or_404
from workspace.posts.views.posts import show
from workspace.projects.access import WorkspaceRequest
from workspace.projects.forms.comments import InternalCommentForm
from workspace.projects.permissions import may_delete_comment
from workspace.projects.services import comments


@asking.talking
def comment(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Guests, too. The form stands on the page of the post, and so does what is wrong with it."""
    post = post_or_404(request, pk)
    form = InternalCommentForm(request.POST if request.method == "POST" else None, auto_id="comment_%s")
    if typed.nothing_sent(request, form):
        return redirect(f"{post.get_absolute_url()}#kommentare")
    if not form.is_valid():
        return show(request, post, comment=form)
    written = commenting.comment(post=post, text=form.cleaned_data["text"], membership=request.membership)
    return redirect(f"{post.get_absolute_url()}#{written.anchor}")


@asking.saying
def delete_comment(request: WorkspaceRequest, pk: int, comment_pk: int) -> HttpResponse:
    post = post_or_404(request, pk)
    written = get_object_or_404(post.comments, pk=comment_pk)
    if not may_delete_comment(request.membership, written):
        raise PermissionDenied
    comments.take_back(comment=written, membership=request.membership)
    messages.success(request, _("The comment is deleted."))
    return redirect(f"{post.get_absolute_url()}#kommentare")
