"""What can be followed: each app above registers its kinds in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.signals import post_delete
from django.utils.functional import Promise

from portal.activity.models import Follow


@dataclass(frozen=True)
class Followable:
    """One kind of thing; its name stands in addresses."""

    name: str
    label: Promise
    """In the plural, for the list."""
    icon: str
    model: type[models.Model]
    visible_to: Callable[[Any], "models.QuerySet[Any]"]  # Any: users and anonymous visitors; rows of the app's model
    """What this person may see, and so may follow."""
    original: Callable[[Any], Any] = lambda target: target  # Any: rows of the app's model
    """Of things that exist in several languages, the one that is followed whichever is read."""
    url: Callable[[Any], str] = lambda target: target.get_absolute_url()
    order: int = 100

    def register(self) -> None:
        _KINDS[self.name] = self
        post_delete.connect(_forget, sender=self.model, dispatch_uid=f"followers-{self.name}")


@dataclass(frozen=True)
class Thing:
    """Something that is followed or can be."""

    kind: Followable
    row: Any  # Any: of the app's model

    def __str__(self) -> str:
        return str(self.row)

    @property
    def url(self) -> str:
        return self.kind.url(self.row)

    @property
    def mark(self) -> str:
        """Its name in addresses."""
        return f"{self.kind.name}-{self.row.pk}"


_KINDS: dict[str, Followable] = {}


def followables() -> list[Followable]:
    """All kinds, in their order."""
    return sorted(_KINDS.values(), key=lambda kind: (kind.order, kind.name))


def followable(name: str) -> Followable | None:
    return _KINDS.get(name)


def followable_for(content_type_id: int) -> Followable | None:
    """The kind of which rows of this type are."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return next((kind for kind in _KINDS.values() if kind.model is model), None)


def _forget(instance: models.Model, **_signal: Any) -> None:  # Any: a signal's arguments
    """What is gone has no followers; no foreign key leads to it that would take them along."""
    Follow.objects.about(instance).delete()
