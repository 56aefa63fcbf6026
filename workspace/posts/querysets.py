"""Reads of posts and their pictures: `visible_to` says what exists for whom, `public` what everybody may read."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from workspace.posts.choices import Audience
from workspace.projects.models import Project

if TYPE_CHECKING:
    from workspace.posts.models import Post, PostPicture  # noqa: F401  # named in the types of the rows

KEY = "posts"
"""The room's."""

# Any, in this module: users and anonymous visitors.


class PostQuerySet(models.QuerySet["Post"]):
    def standing(self) -> "PostQuerySet":
        """Not deleted."""
        return self.filter(deleted_at__isnull=True)

    def deleted(self) -> "PostQuerySet":
        """Those that can still be taken back."""
        return self.filter(deleted_at__isnull=False)

    def public(self) -> "PostQuerySet":
        """What everybody may read: meant for everybody, of a project whose page everybody may read."""
        return self._meant_for_everybody().filter(is_hidden=False, waits=False)

    def public_to(self, user: Any) -> "PostQuerySet":
        """The same; to the managers of its place also what is hidden or waits for them. Nothing that is internal."""
        managed = Project.objects.managed_by(user).values("pk")
        return self._meant_for_everybody().filter(Q(is_hidden=False, waits=False) | Q(project__in=managed))

    def visible_to(self, user: Any) -> "PostQuerySet":
        """What exists for this person: what is public to them, and everything in projects that they belong to, or look
        into after a report."""
        public = self.model.objects.public_to(user).values("pk")
        if not user.is_authenticated:
            return self.filter(pk__in=public)
        return self.filter(Q(pk__in=public) | Q(pk__in=self.model.objects.inside(user).values("pk")))

    def inside(self, user: Any) -> "PostQuerySet":
        """Everything in projects that they belong to, or look into after a report."""
        return self.standing().filter(project__in=Project.objects.read_by(user).with_open_room(KEY).values("pk"))

    def for_projects(self, projects: "models.QuerySet[Project] | Iterable[Project | int]") -> "PostQuerySet":
        return self.filter(project__in=projects)

    def of_initiatives(self, page_ids: Sequence[int]) -> "PostQuerySet":
        return self.filter(project__page__in=page_ids)

    def pinned(self) -> "PostQuerySet":
        return self.filter(pinned_at__isnull=False)

    def pinned_first(self) -> "PostQuerySet":
        """Then the newest."""
        return self.order_by(F("pinned_at").desc(nulls_last=True), "-created_at", "-pk")

    def newest_first(self) -> "PostQuerySet":
        return self.order_by("-created_at", "-pk")

    def lately_public_first(self) -> "PostQuerySet":
        return self.order_by("-published_at", "-pk")

    def by(self, user: Any) -> "PostQuerySet":
        return self.filter(author=user) if user.is_authenticated else self.none()

    def for_lists(self) -> "PostQuerySet":
        """With all that a list shows: one query more, whatever the number."""
        return self.with_numbers().prefetch_related(_pictures())

    def with_numbers(self) -> "PostQuerySet":
        """And with who has written it."""
        comments = apps.get_model("workspace_posts", "PostComment").objects.filter(post=OuterRef("pk")).order_by()
        counted = comments.values("post").annotate(number=Count("pk")).values("number")
        said = Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)
        return self.select_related("author").annotate(said=said)

    def for_its_page(self) -> "PostQuerySet":
        return self.select_related("author", "project__page", "project__municipality").prefetch_related(_pictures())

    def _meant_for_everybody(self) -> "PostQuerySet":
        projects = Project.objects.with_public_page().with_open_room(KEY).values("pk")
        return self.standing().filter(audience=Audience.PUBLIC, project__in=projects)


def _pictures() -> Prefetch[Any]:
    return Prefetch("pictures", apps.get_model("workspace_posts", "PostPicture").objects.order_by("pk"))


class PostPictureQuerySet(models.QuerySet["PostPicture"]):
    def visible_to(self, user: Any) -> "PostPictureQuerySet":
        """Those of posts that exist for this person."""
        posts = apps.get_model("workspace_posts", "Post").objects.visible_to(user)
        return self.filter(post__in=posts.values("pk"))
