"""What somebody follows, as their account lists it."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.accounts.models import User
from portal.activity.followables import Followable, Thing, followable, followables
from portal.activity.models import Follow
from portal.base.numbers import row_number

"""A longer number is no key of any row."""


@dataclass(frozen=True)
class FollowedKind:
    kind: Followable
    things: list[Thing]
    """The latest first; what the person may no longer see is left out."""


def followed_by(user: User) -> list[FollowedKind]:
    """One query, and one for each kind of which something is followed."""
    return [each for each in _kinds(user) if each.things]


def _kinds(user: User) -> Iterator[FollowedKind]:
    rows = list(Follow.objects.by(user).values_list("content_type__app_label", "content_type__model", "object_id"))
    for kind in followables():
        meta = kind.model._meta
        ids = [pk for app, model, pk in rows if (app, model) == (meta.app_label, meta.model_name)]
        found = kind.visible_to(user).in_bulk(ids) if ids else {}
        yield FollowedKind(kind, [Thing(kind, found[pk]) for pk in ids if pk in found])


def just_unfollowed(user: User, mark: str) -> Thing | None:
    """The thing that an address names like "thema-3", for taking it back; nothing where the mark says nothing."""
    name, _dash, pk = mark.rpartition("-")
    kind = followable(name)
    if kind is None:
        return None
    target = kind.visible_to(user).filter(pk=row_number(pk)).first()
    if target is None or Follow.objects.by(user).of(target).exists():
        return None
    return Thing(kind, target)
