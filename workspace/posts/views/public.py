"""What everybody reads of a project: its posts, one of them, and the feed."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.activity.bell.counting import look_at
from portal.base.seo import ViewHead
from workspace.posts.feeds import atom_of
from workspace.posts.models import Post
from workspace.posts.querysets import KEY, PostQuerySet
from workspace.posts.seo import head_of
from workspace.projects.models import Membership, Project

POSTS_A_PAGE = 10
ENTRIES_A_FEED = 30


@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    project = _project_or_404(slug)
    page_obj = Paginator(_posts_of(project), POSTS_A_PAGE).get_page(request.GET.get("page"))
    for post in page_obj:
        post.project = project
    title = _("News from “%(name)s”") % {"name": project.name}
    context = {
        "project": project,
        "title": title,
        "page_obj": page_obj,
        "seo": ViewHead(
            title=title, introduction=project.summary, picture=project.page.picture if project.page else None
        ),
    }
    return render(request, "workspace/posts/public_list.html", context)


@require_safe
def detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """To the managers of its place also one that is hidden or waits; then it says so."""
    rows = Post.objects.public_to(request.user).for_its_page()
    post = get_object_or_404(rows, pk=pk, project__slug=slug)
    look_at(request, post)
    is_shown = not (post.is_hidden or post.waits)
    membership = Membership.objects.of(request.user).filter(project=post.project).first()
    context = {
        "post": post,
        "project": post.project,
        "pictures": list(post.pictures.all()),
        "is_shown": is_shown,
        "is_inside": membership is not None,
        "seo": head_of(post, request),
        "noindex": not is_shown,
    }
    return render(request, "workspace/posts/public_detail.html", context)


@require_safe
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    project = _project_or_404(slug)
    return atom_of(request=request, project=project, posts=_posts_of(project)[:ENTRIES_A_FEED])


def _project_or_404(slug: str) -> Project:
    rows = Project.objects.with_public_page().with_open_room(KEY).select_related("page")
    return get_object_or_404(rows, slug=slug)


def _posts_of(project: Project) -> PostQuerySet:
    return Post.objects.public().for_projects([project]).for_lists().lately_public_first()
