"""Reads of threads, supports and comments."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q

from portal.base.prepared import prepared
from portal.comments.choices import Status

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.comments.models import Comment, Thread  # named in the types of the rows


@dataclass(frozen=True)
class Counts:
    """How many people stand behind something, and how much was said."""

    supports: int = 0
    comments: int = 0
    last_commented_at: datetime | None = None


class ThreadQuerySet(models.QuerySet["Thread"]):
    def about(self, target: models.Model) -> "ThreadQuerySet":
        return self.filter(content_type=ContentType.objects.get_for_model(target), object_id=target.pk)

    def about_any(
        self, model: type[models.Model], ids: Any
    ) -> "ThreadQuerySet":  # Any: keys, a subquery, or a reference
        """Those about any of these things."""
        wanted = {"object_id": ids} if isinstance(ids, OuterRef) else {"object_id__in": ids}
        return self.filter(content_type=ContentType.objects.get_for_model(model), **wanted)

    def of(self, target: models.Model) -> "Thread | None":
        return self.about(target).first()


class CommentQuerySet(models.QuerySet["Comment"]):
    """Who sees what: everybody what is visible; the author and the managers also what waits or is hidden."""

    def public(self) -> "CommentQuerySet":
        return self.filter(status=Status.VISIBLE)

    def shown_to(self, user: Any, *, manages: bool) -> "CommentQuerySet":  # Any: users and anonymous visitors
        """With the place of what is gone where somebody has answered it, so that the thread can be read."""
        if manages:
            return self.exclude(status=Status.DELETED) | self.filter(self._answered())
        condition = Q(status=Status.VISIBLE) | self._answered()
        if user.is_authenticated:
            condition |= Q(author=user) & ~Q(status=Status.DELETED)
        return self.filter(condition)

    def _answered(self) -> Q:
        answers = self.model.objects.filter(parent=OuterRef("pk"), status=Status.VISIBLE)
        return Q(Exists(answers))

    def with_names(self) -> "CommentQuerySet":
        """Of those who have written them, and nothing else of these people."""
        own = [field.name for field in self.model._meta.concrete_fields]
        return self.select_related("author").only(*own, "author__name")

    def by(self, user: Any) -> "CommentQuerySet":  # Any: as above
        return self.filter(author=user) if user.is_authenticated else self.none()

    def top(self) -> "CommentQuerySet":
        return self.filter(parent__isnull=True)


def shown_of_thread(whole: "Sequence[Comment]", user: Any, *, manages: bool) -> "list[Comment]":  # Any: as above
    """`shown_to` of rows that are read already: all of a thread."""
    answered = {comment.parent_id for comment in whole if comment.is_visible}
    own = user.pk if user.is_authenticated else None

    def is_shown(comment: "Comment") -> bool:
        if comment.is_visible or comment.pk in answered:
            return True
        is_theirs = own is not None and comment.author_id == own
        return (manages or is_theirs) and not comment.is_gone

    return [comment for comment in whole if is_shown(comment)]


def counts_of(model: type[models.Model], ids: Collection[int]) -> dict[int, Counts]:
    """Of those of these things about which anything was said; one query."""
    rows = _numbers(ContentType.objects.get_for_model(model).pk, ids)
    return {pk: Counts(supports, comments, last) for pk, supports, comments, last in rows}


@prepared
def _numbers(content_type: int, ids: Collection[int]) -> models.QuerySet[Any]:  # Any: numbers and a moment
    threads = apps.get_model("portal_comments", "Thread").objects
    about = threads.filter(content_type=content_type, object_id__in=ids)
    return about.values_list("object_id", "support_count", "comment_count", "last_commented_at")


def supporters_of(target: models.Model) -> "models.QuerySet[User]":
    threads = apps.get_model("portal_comments", "Thread").objects.about(target)
    return apps.get_model("portal_accounts", "User").objects.filter(supports__thread__in=threads)
