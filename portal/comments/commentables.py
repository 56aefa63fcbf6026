"""What can be commented on and supported: each app above registers its kinds in AppConfig.ready()."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models.signals import post_delete
from django.utils.functional import Promise

# Any, in this module: rows of the app's model, and users or anonymous visitors.


@dataclass(frozen=True)
class Commentable:
    """One kind of thing; its name stands in addresses."""

    name: str
    model: type[models.Model]
    label: Promise
    visible_to: Callable[[Any], "models.QuerySet[Any]"]
    speaks_officially: Callable[[Any, Any], bool]
    """`speaks_officially(user, row)`: whether what this person says here is an official answer; they close it, too."""
    municipality_id: Callable[[Any], int | None]
    is_open: Callable[[Any], bool] = lambda row: True
    """Whether somebody can say something about it as it is now."""
    takes_support: Callable[[Any], bool] = lambda row: True
    title: Callable[[Any], str] = str
    url: Callable[[Any], str] = lambda row: row.get_absolute_url()
    author: Callable[[Any], Any] = lambda row: None
    """Who hears of each comment, beside those who take part."""
    scope: Callable[[Any], Any] = lambda row: None
    """The project or place for which one may have chosen to hear otherwise of what is said here."""
    original: Callable[[Any], Any] = lambda row: row
    """Of things that exist in several languages, the one that carries the comments whichever is read."""
    siblings: Callable[[Any], list[int]] = lambda row: [row.pk]
    """The keys of a thing and its translations: one of them carries the comments."""
    changed: Callable[[Collection[int]], None] = lambda ids: None
    """Called after the numbers of these have changed."""
    order: int = 100

    def as_seen_by(self, user: Any, row: Any) -> Any:
        """The thing, or the translation of it that this person may see; None where there is none."""
        seen = self.visible_to(user).filter(pk__in=self.siblings(row))
        return seen.filter(pk=row.pk).first() or seen.order_by("pk").first()

    def register(self) -> None:
        _KINDS[self.name] = self
        post_delete.connect(_forget, sender=self.model, dispatch_uid=f"comments-{self.name}")


_KINDS: dict[str, Commentable] = {}


def commentables() -> list[Commentable]:
    """All kinds, in their order."""
    return sorted(_KINDS.values(), key=lambda kind: (kind.order, kind.name))


def commentable_named(name: str) -> Commentable | None:
    return _KINDS.get(name)


def commentable_of(target: models.Model | type[models.Model]) -> Commentable:
    """Errors: LookupError for a kind that no app has registered."""
    model = target if isinstance(target, type) else type(target)
    for kind in _KINDS.values():
        if kind.model is model:
            return kind
    raise LookupError(f"{model._meta.label} cannot be commented on")


def _forget(instance: models.Model, **_signal: Any) -> None:
    """No foreign key leads to what is gone, so nothing else takes its thread along."""
    from portal.comments.models import Thread  # noqa: PLC0415  # models are ready only now

    Thread.objects.about(instance).delete()
