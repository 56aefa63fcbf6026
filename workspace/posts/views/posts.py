"""The posts of a project, as its people read and write them."""

from collections.abc import Collection

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.activity.bell.counting import look_at
from portal.base import typed
from portal.base.leafing import Leafed
from portal.base.prepared import prepared
from portal.moderation.errors import ModerationError
from workspace.posts import permissions
from workspace.posts.choices import Audience
from workspace.posts.errors import PostError
from workspace.posts.forms.posts import PostForm
from workspace.posts.models import Post, PostPicture
from workspace.posts.querysets import PostQuerySet
from workspace.posts.services import pinning, writing
from workspace.posts.views import asking
from workspace.posts.views.fetching import post_or_404
from workspace.projects.access import WorkspaceRequest
from workspace.projects.forms.comments import InternalCommentForm
from workspace.projects.models import Membership
from workspace.projects.permissions import may_write
from workspace.projects.reading import talk_about

POSTS_A_PAGE = 10
MOST_DELETED = 10


@asking.page
def index(request: WorkspaceRequest) -> HttpResponse:
    membership = request.membership
    project = membership.project_id
    page_obj = Leafed(_first(project), POSTS_A_PAGE, lambda: _posts(project)).get_page(request.GET.get("page"))
    pictures: dict[int, list[PostPicture]] = {post.pk: [] for post in page_obj}
    for picture in _pictures(pictures):
        pictures[picture.post_id].append(picture)
    context = {
        "page_obj": page_obj,
        "rows": [{**_row(post, membership), "pictures": pictures[post.pk]} for post in page_obj],
        "deleted": _deleted(membership),
        "just_deleted": request.GET.get("geloescht", ""),
        "may_write": may_write(membership),
        "may_pin": permissions.may_pin(membership),
    }
    return render(request, "workspace/posts/list.html", context)


def _posts(project: int) -> PostQuerySet:
    return Post.objects.filter(project=project).standing().with_numbers().pinned_first()


@prepared
def _pictures(posts: Collection[int]) -> "QuerySet[PostPicture]":
    return PostPicture.objects.filter(post__in=posts).order_by("pk")


@prepared
def _first(project: int) -> "QuerySet[Post]":
    return _posts(project)[: POSTS_A_PAGE + 1]


@asking.page
def detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return show(request, post_or_404(request, pk))


def show(request: WorkspaceRequest, post: Post, *, comment: InternalCommentForm | None = None) -> HttpResponse:
    """With a comment that was filled in wrongly, where there is one."""
    membership = request.membership
    if membership.belongs:
        look_at(request, post)
    context = {
        **_row(post, membership),
        "pictures": list(post.pictures.all()),
        "talk": talk_about(post.comments, membership, comment),
        "may_pin": permissions.may_pin(membership),
        "is_public": post.is_for_everybody and Post.objects.public().filter(pk=post.pk).exists(),
    }
    return render(request, "workspace/posts/detail.html", context)


@asking.writing
def create(request: WorkspaceRequest) -> HttpResponse:
    form = _form(request)
    if form.is_valid():
        try:
            post = writing.create(membership=request.membership, said=form.said)
            _tell(request, post, _("Your post is there."))
            return redirect(post)
        except ModerationError as problem:
            form.add_error(None, str(problem))
    return render(request, "workspace/posts/form.html", {"form": form, "post": None})


@asking.writing
def edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    post = post_or_404(request, pk)
    if not permissions.may_edit(request.membership, post):
        raise PermissionDenied
    form = _form(request, post)
    if form.is_valid():
        try:
            changed = writing.edit(post=post, membership=request.membership, said=form.said)
            _tell(request, changed, _("The post is changed."))
            return redirect(changed)
        except ModerationError as problem:
            form.add_error(None, str(problem))
    return render(request, "workspace/posts/form.html", {"form": form, "post": post_or_404(request, pk)})


@asking.button
def delete(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """At once: the list offers to take it back."""
    post = post_or_404(request, pk)
    writing.delete(post=post, membership=request.membership)
    return redirect(f"{_list_of(request)}?geloescht={post.pk}")


@asking.button
def restore(request: WorkspaceRequest, pk: int) -> HttpResponse:
    rows = Post.objects.deleted().filter(project=request.membership.project)
    post = writing.restore(post=get_object_or_404(rows, pk=pk), membership=request.membership)
    messages.success(request, _("The post is there again."))
    return redirect(post)


@asking.button
def pin(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """On top, and on the home of the workspace; with `undo` no longer."""
    post = post_or_404(request, pk)
    try:
        if "undo" in request.POST:
            pinning.unpin(post=post, membership=request.membership)
            messages.success(request, _("The post is no longer pinned."))
        else:
            pinning.pin(post=post, membership=request.membership)
            messages.success(request, _("The post is pinned: it stands on top and on the overview."))
    except PostError as problem:
        messages.error(request, str(problem))
    return redirect(f"{_list_of(request)}#{post.anchor}")


def _form(request: WorkspaceRequest, post: Post | None = None) -> PostForm:
    sent, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial = {} if post else {"audience": Audience.MEMBERS}
    form = PostForm(sent, files, membership=request.membership, instance=post, initial=initial)
    typed.fill_in(request, request.path, form)
    return form


def _tell(request: WorkspaceRequest, post: Post, said: str) -> None:
    messages.success(request, said)
    if post.waits:
        messages.info(request, _("Somebody of the climate management looks at it, then everybody sees it."))


def _row(post: Post, membership: Membership) -> dict[str, object]:
    post.project = membership.project
    return {
        "post": post,
        "may_edit": permissions.may_edit(membership, post),
        "may_delete": permissions.may_delete(membership, post),
    }


def _deleted(membership: Membership) -> list[Post]:
    """Those that this person can take back, the last first."""
    if not may_write(membership):
        return []
    if membership.is_admin:
        return _all_deleted(membership.project_id)
    return _own_deleted(membership.project_id, membership.user_id)


@prepared
def _all_deleted(project: int) -> "QuerySet[Post]":
    return Post.objects.deleted().filter(project=project).order_by("-deleted_at")[:MOST_DELETED]


@prepared
def _own_deleted(project: int, author: int) -> "QuerySet[Post]":
    return Post.objects.deleted().filter(project=project, author=author).order_by("-deleted_at")[:MOST_DELETED]


def _list_of(request: WorkspaceRequest) -> str:
    return reverse("workspace:posts:list", args=[request.membership.project.slug])
