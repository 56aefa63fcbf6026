"""What somebody follows, as their account lists it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.accounts.models import User
from portal.activity.followables import Followable, Thing, followable, followables
from portal.activity.models import Follow
from portal.base.numbers import row_number

if TYPE_CHECKING:
    from portal.activity.querysets import FollowQuerySet


@dataclass(frozen=True)
class FollowedKind:
    kind: Followable
    things: list[Thing]
    """The latest first; what the person may no longer see is left out."""


def followed_by(user: User) -> list[FollowedKind]:
    """One query, and one for each kind of which something is followed."""
    return [each for each in _kinds(user, Follow.objects.by(user)) if each.things]


def muted_by(user: User) -> list[Thing]:
    """As many queries as `followed_by`."""
    return [thing for each in _kinds(user, Follow.objects.muted_by(user)) for thing in each.things]


def _kinds(user: User, follows: "FollowQuerySet") -> Iterator[FollowedKind]:
    rows = list(follows.values_list("content_type__app_label", "content_type__model", "object_id"))
    for kind in followables():
        meta = kind.model._meta
        ids = [pk for app, model, pk in rows if (app, model) == (meta.app_label, meta.model_name)]
        found = kind.visible_to(user).in_bulk(ids) if ids else {}
        yield FollowedKind(kind, [Thing(kind, found[pk]) for pk in ids if pk in found])


def just_unfollowed(user: User, mark: str) -> Thing | None:
    """The thing that an address names like "thema-3", for taking it back; nothing where the mark says nothing."""
    thing = _marked(user, mark)
    return None if thing is None or Follow.objects.by(user).of(thing.row).exists() else thing


def just_muted(user: User, mark: str) -> Thing | None:
    """As `just_unfollowed`."""
    thing = _marked(user, mark)
    return thing if thing is not None and Follow.objects.muted_by(user).about(thing.row).exists() else None


def just_unmuted(user: User, mark: str) -> Thing | None:
    """As `just_unfollowed`."""
    thing = _marked(user, mark)
    return None if thing is None or Follow.objects.muted_by(user).about(thing.row).exists() else thing


def _marked(user: User, mark: str) -> Thing | None:
    name, _dash, pk = mark.rpartition("-")
    kind = followable(name)
    row = kind.visible_to(user).filter(pk=row_number(pk)).first() if kind else None
    return Thing(kind, row) if kind and row is not None else None
