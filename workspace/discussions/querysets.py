"""Reads of discussions: `visible_to` says what exists for whom."""

import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from workspace.projects.models import Membership, Project

if TYPE_CHECKING:
    from workspace.discussions.models import Reply, Topic  # noqa: F401  # named in the types of the rows

KEY = "discussions"
"""The room's."""
COUNTED = 100
"""Unread replies are counted so far; beyond, the number says nothing any more."""
NOTHING_READ = -1

# Any, in this module: users and anonymous visitors.


def _read_by(user: Any) -> Any:
    """The projects whose discussions exist for this person."""
    return Project.objects.read_by(user).with_open_room(KEY).values("pk")


class _Number(Subquery):
    """How many rows a query gives, itself cut off somewhere."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = models.IntegerField()


class TopicQuerySet(models.QuerySet["Topic"]):
    def standing(self) -> "TopicQuerySet":
        """Not deleted."""
        return self.filter(deleted_at__isnull=True)

    def deleted(self) -> "TopicQuerySet":
        """Those that can still be taken back."""
        return self.filter(deleted_at__isnull=False)

    def visible_to(self, user: Any) -> "TopicQuerySet":
        """To those who belong to the project, or look into it after a report."""
        return self.standing().filter(project__in=_read_by(user))

    def by(self, user: Any) -> "TopicQuerySet":
        return self.filter(author=user) if user.is_authenticated else self.none()

    def unanswered(self) -> "TopicQuerySet":
        """Open, and without a reply that was marked as the answer."""
        return self.filter(answer__isnull=True, closed_at__isnull=True)

    def pinned_first(self) -> "TopicQuerySet":
        """Then the one in which somebody has said something last."""
        return self.order_by(F("pinned_at").desc(nulls_last=True), "-last_at", "-pk")

    def last_first(self) -> "TopicQuerySet":
        return self.order_by("-last_at", "-pk")

    def as_read_by(self, membership: Membership) -> "TopicQuerySet":
        """`read` is the number that they have read last, `unread` how many of others they have not, up to COUNTED.

        What was said before they came to the project is nothing that they have missed.
        """
        marks = apps.get_model("workspace_discussions", "Reading").objects.filter(
            topic=OuterRef("pk"), membership=membership.pk
        )
        read = Coalesce(Subquery(marks.values("number")[:1]), NOTHING_READ)
        missed = (
            apps.get_model("workspace_discussions", "Reply")
            .objects.standing()
            .filter(topic=OuterRef("pk"), number__gt=OuterRef("read"), created_at__gte=membership.joined_at)
            .exclude(author=membership.user_id)
            .order_by()
            .values("pk")[:COUNTED]
        )
        return self.annotate(read=read).annotate(unread=_Number(missed))

    def unread(self) -> "TopicQuerySet":
        """After `as_read_by`."""
        return self.filter(unread__gt=0)


class ReplyQuerySet(models.QuerySet["Reply"]):
    def standing(self) -> "ReplyQuerySet":
        """Not deleted."""
        return self.filter(deleted_at__isnull=True)

    def deleted(self) -> "ReplyQuerySet":
        return self.filter(deleted_at__isnull=False)

    def visible_to(self, user: Any) -> "ReplyQuerySet":
        topics = apps.get_model("workspace_discussions", "Topic").objects.visible_to(user)
        return self.standing().filter(topic__in=topics.values("pk"))

    def by(self, user: Any) -> "ReplyQuerySet":
        return self.filter(author=user) if user.is_authenticated else self.none()

    def between(self, first: int, last: int) -> "ReplyQuerySet":
        """By their numbers, so that the last page costs what the first one does."""
        return self.filter(number__gte=first, number__lte=last).order_by("number")

    def for_lists(self) -> "ReplyQuerySet":
        """With who has written it, and the beginning of what it answers; of both no more than is shown."""
        own = [field.name for field in self.model._meta.concrete_fields]
        people = [f"author__{part}" for part in ("name", "email", "picture", "picture_visibility")]
        quoted = [f"quoted__{part}" for part in ("number", "html", "deleted_at", "author__name")]
        rows = self.select_related("author", "quoted__author").only(*own, *people, *quoted)
        return rows.annotate(changes=_versions())

    def deleted_before(self, moment: datetime.datetime) -> "ReplyQuerySet":
        """And not emptied yet."""
        return self.filter(deleted_at__lt=moment).exclude(text="")

    def for_the_search(self) -> "ReplyQuerySet":
        """What an index reads: the topic's title and `words` of what stands. Whoever finds it is asked `visible_to`."""
        kept = Q(deleted_at__isnull=True, topic__deleted_at__isnull=True)
        return self.filter(kept).select_related("topic__project", "author")


def _versions() -> Coalesce:
    rows = apps.get_model("workspace_discussions", "ReplyVersion").objects.filter(reply=OuterRef("pk")).order_by()
    counted = rows.values("reply").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)
