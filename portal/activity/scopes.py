"""Where somebody may want to hear otherwise than everywhere: in a project, of a place. Apps above register them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from portal.accounts.models import User
from portal.activity.kinds import Kind, kinds
from portal.base.numbers import row_number
from portal.base.prepared import prepared
from portal.regions.ordinary import is_ordinary, ordinary

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class ScopeKind:
    """One kind of place; its name stands in addresses."""

    name: str
    label: "StrOrPromise"
    """In the plural, for the list."""
    model: type[models.Model]
    of: "Callable[[User], models.QuerySet[Any]]"  # Any: rows of the app's model
    """Those of which this person hears."""
    groups: Sequence[str]
    """Of the kinds of event that happen there."""
    order: int = 100

    @property
    def kinds(self) -> list[Kind]:
        return [kind for kind in kinds() if kind.group in self.groups]


@dataclass(frozen=True)
class Scope:
    kind: ScopeKind
    row: Any  # Any: as above

    def __str__(self) -> str:
        return str(self.row)

    @property
    def mark(self) -> str:
        """Its name in addresses."""
        return f"{self.kind.name}-{self.row.pk}"

    @property
    def content_type(self) -> ContentType:
        return ContentType.objects.get_for_model(self.row)


_KINDS: dict[str, ScopeKind] = {}


def register(kind: ScopeKind) -> None:
    _KINDS[kind.name] = kind


def scopes_of(user: User) -> list[Scope]:
    """One query a kind."""
    ordered = sorted(_KINDS.values(), key=lambda kind: (kind.order, kind.name))
    if is_ordinary(user):
        return [Scope(kind, row) for kind in ordered for row in _of(user.pk, name=kind.name)]
    return [Scope(kind, row) for kind in ordered for row in kind.of(user)]


@prepared
def _of(user: int, *, name: str) -> "models.QuerySet[Any]":
    return _KINDS[name].of(ordinary(user))


def scope_marked(user: User, mark: str) -> Scope | None:
    """Of an address like "projekt-3"; nothing where they hear of no such place."""
    name, _dash, pk = mark.rpartition("-")
    kind = _KINDS.get(name)
    row = kind.of(user).filter(pk=row_number(pk)).first() if kind else None
    return Scope(kind, row) if kind and row else None
