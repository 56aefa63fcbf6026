"""The list of a project's polls, of whatever kind: each kind registers what it has to show there."""

import datetime
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workspace.projects.models import Membership

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ROWS_A_PAGE = 20


@dataclass(frozen=True)
class Row:
    """One poll, as one person sees it in the list."""

    title: str
    url: str
    icon: str
    label: "StrOrPromise"
    """What kind of poll it is."""
    at: datetime.datetime
    """When it was begun, or closed: the last stands first."""
    said: str = ""
    """How many have answered, until when it runs, what came out."""
    waits_for_me: bool = False
    """This person has not answered yet, and can."""


class PollKind(ABC):
    key: str
    begin: "StrOrPromise"
    """On the button: "Find a date"."""
    begun_at: str
    """The name of the address where one is begun; takes the project's slug."""
    icon: str
    explained: "StrOrPromise"
    """What it is good for, in one sentence: stands where there is no poll yet."""
    order: int = 50

    @abstractmethod
    def number(self, membership: Membership, *, is_open: bool) -> int: ...

    @abstractmethod
    def rows(self, membership: Membership, *, is_open: bool, most: int) -> list[Row]:
        """The first so many, the last first; in as many queries for one as for fifty."""

    def deleted(self, membership: Membership) -> list["Deleted"]:
        """What this person can take back, the last first."""
        return []


@dataclass(frozen=True)
class Deleted:
    name: str
    """In the address of the list that offers to take it back."""
    title: str
    restore_url: str


_kinds: dict[str, PollKind] = {}


def register(kind: PollKind) -> None:
    _kinds[kind.key] = kind


def kinds() -> list[PollKind]:
    return sorted(_kinds.values(), key=lambda kind: kind.order)


def number(membership: Membership, *, is_open: bool) -> int:
    return sum(kind.number(membership, is_open=is_open) for kind in kinds())


def deleted(membership: Membership) -> list[Deleted]:
    return [each for kind in kinds() for each in kind.deleted(membership)]


def rows(membership: Membership, *, is_open: bool, first: int, last: int) -> list[Row]:
    """Those from `first` to before `last`, of all kinds together."""
    found = [row for kind in kinds() for row in kind.rows(membership, is_open=is_open, most=last)]
    return sorted(found, key=lambda row: row.at, reverse=True)[first:last]


@dataclass(frozen=True)
class Closed:
    """Those that were closed, for a paginator."""

    membership: Membership

    def count(self) -> int:
        return number(self.membership, is_open=False)

    def __getitem__(self, part: slice) -> list[Row]:
        return rows(self.membership, is_open=False, first=part.start, last=part.stop)
