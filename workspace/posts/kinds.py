"""News of projects, told to their people; what everybody may read, also to those who follow what it is about; and what
its people say about it."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.about_rows import AboutRow
from portal.activity.audiences import followers_of
from portal.activity.choices import Group, Reason
from portal.activity.events import happen
from portal.activity.models import Event
from portal.base.prepared import prepared
from portal.base.visibility import original_of
from portal.regions.ordinary import is_ordinary, ordinary
from workspace.posts.models import Post, PostComment
from workspace.posts.querysets import KEY, PostQuerySet
from workspace.projects import comment_kinds
from workspace.projects.comment_kinds import Audience, OfComment
from workspace.projects.kinds import members_of
from workspace.projects.models import Project

# Any, in this module: users and anonymous visitors; posts.


class OfPost(AboutRow):
    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return Post.objects.standing().visible_to(user)

    def rows(self) -> "PostQuerySet":
        shown = ("title", "html", "author__name", "author__email", "project__name", "project__slug")
        return Post.objects.select_related("project", "author").only(*shown)

    def words(self, event: Event, row: Any) -> str:
        named = {"name": row.author or _("Somebody"), "title": row.heading, "project": row.project.name}
        return _("%(name)s has written in “%(project)s”: “%(title)s”") % named

    def title(self, row: Any) -> str:
        return str(row.heading)

    def group_key(self, event: Event) -> str:
        return f"{self.key}:{event.scope_id}"

    def quote(self, event: Event) -> str:
        post = Post.objects.filter(pk=event.object_id).first()
        return post.text if post is not None else ""

    def thread(self, event: Event) -> str:
        return f"post-{event.object_id}"


class Written(OfPost):
    """For the people of the project."""

    key = "posts.post"
    label = gettext_lazy("News in the project")
    group = Group.PROJECTS
    order = 20

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        return members_of(event.scope_id or 0)

    def read(self, user: Any, ids: Iterable[int]) -> dict[int, Any]:
        """Nearly always all are of projects of theirs; what else they may read is asked for where some are not."""
        wanted = set(ids)
        if is_ordinary(user):
            own = {row.pk: row for row in _inside(user.pk, wanted)}
        else:
            own = dict(self.rows().inside(user).in_bulk(wanted))
        return own | super().read(user, wanted - own.keys()) if wanted - own.keys() else own


@prepared
def _inside(user: int, numbers: Iterable[int]) -> "models.QuerySet[Any]":
    return Written().rows().inside(ordinary(user)).filter(pk__in=numbers).order_by()


class Published(OfPost):
    """For those who follow the project, its initiative, place or topics; its own people have heard of it."""

    key = "posts.published"
    label = gettext_lazy("News of initiatives that I follow")
    group = Group.SHOWCASE
    public = True

    def audience(self, event: Event) -> Iterable[tuple[int, Reason]]:
        inside = {pk for pk, _reason in members_of(event.scope_id or 0)}
        return (each for each in followers_of(event) if each[0] not in inside)

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return Post.objects.public()

    def url(self, event: Event, row: Any) -> str:
        return str(row.public_url)


class OfPostComment(OfComment):
    way = "post"
    name = "post"

    def comments(self) -> "models.QuerySet[Any]":
        return PostComment.objects.all()

    def things(self, user: Any) -> "models.QuerySet[Any]":
        return Post.objects.standing().filter(project__in=Project.objects.of(user).with_open_room(KEY).values("pk"))

    def concerned(self, thing: Any) -> Audience:
        return [(thing.author_id, Reason.THEIRS)]


class Named(OfPostComment, comment_kinds.Named):
    key = "posts.mention"
    label = gettext_lazy("Somebody names me in a comment on the project's news")
    order = 6


class Commented(OfPostComment, comment_kinds.Commented):
    key = "posts.comment"
    label = gettext_lazy("Comments on the project's news that are mine, that I follow, or in which I take part")
    order = 31


def written(post: Post) -> None:
    happen(Written.key, target=post, scope=post.project, actor=post.author)


def published(post: Post) -> None:
    project: Project = post.project
    page = [original_of(project.page)] if project.page is not None else []
    place = [project.municipality] if project.municipality is not None else []
    happen(Published.key, target=post, scope=project, actor=post.author, about=[*page, *place, *project.topics.all()])
