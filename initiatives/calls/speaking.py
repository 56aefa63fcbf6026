"""Who speaks for an initiative besides its owner and its contact: group work, a floor above, registers its people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from initiatives.models import InitiativePage
from portal.accounts.models import User


@dataclass(frozen=True)
class Speakers:
    pages_of: Callable[[User], "QuerySet[InitiativePage]"]
    """For which a person speaks."""
    people_of: Callable[[InitiativePage], "QuerySet[User]"]
    """Who speaks for a page."""


_registered: list[Speakers] = []


def register(speakers: Speakers) -> None:
    if speakers not in _registered:
        _registered.append(speakers)


def pages_of(user: User) -> Iterator["QuerySet[InitiativePage]"]:
    return (each.pages_of(user) for each in _registered)


def people_of(page: InitiativePage) -> list[User]:
    return [person for each in _registered for person in each.people_of(page)]


def speaks_for(user: Any, page: InitiativePage) -> bool:  # Any: users and anonymous visitors
    return bool(user.is_authenticated) and any(pages.filter(pk=page.pk).exists() for pages in pages_of(user))
