"""What a project writes for everybody, to subscribe to."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from initiatives.directory.exports import CONTROL_CHARACTERS
from workspace.posts.models import Post
from workspace.projects.models import Project


def atom_of(*, request: HttpRequest, project: Project, posts: Iterable[Post]) -> HttpResponse:
    """The newest first."""
    feed = Atom1Feed(
        title=_plain(_("News from “%(name)s”") % {"name": project.name}),
        link=request.build_absolute_uri(reverse("posts:list", args=[project.slug])),
        description=_plain(project.summary),
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for post in posts:
        post.project = project
        url = request.build_absolute_uri(post.public_url)
        feed.add_item(
            title=_plain(post.heading),
            link=url,
            unique_id=url,
            description=_plain(post.html),
            pubdate=post.published_at,
            updateddate=max(filter(None, (post.published_at, post.edited_at))),
            author_name=_plain(project.name),
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def _plain(text: str) -> str:
    """XML has no place for control characters."""
    return CONTROL_CHARACTERS.sub("", text)
