"""What is asked of an engine, and what it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from search.language import Query


class Order(StrEnum):
    BEST = "best"
    NEWEST = "newest"
    NEXT = "next"
    """What has a date, the next one first."""
    NEAREST = "nearest"


@dataclass(frozen=True)
class Near:
    latitude: float
    longitude: float
    km: float


@dataclass(frozen=True)
class Request:
    query: Query
    reader: str
    """The language of who searches."""
    audiences: frozenset[str]
    kind: str = ""
    topics: Sequence[int] = ()
    """One of these."""
    municipalities: Sequence[int] = ()
    """One of these; a county with all that belong to it, for instance."""
    projects: Sequence[int] | None = None
    """One of these; those of the person, for instance."""
    seeks: bool = False
    since: datetime | None = None
    until: datetime | None = None
    """What has a date between the two."""
    near: Near | None = None
    after: int = 0
    """Entries with a higher number: what was not in the index when this one was the last. Only the database knows."""
    order: Order = Order.BEST

    @property
    def asks_for_something(self) -> bool:
        return bool(self.query)


@dataclass(frozen=True)
class Found:
    """A count is None where more was found than is looked through."""

    ids: Sequence[int] = ()
    """Of entries, all that will be shown on pages, in their order."""
    total: int | None = 0
    kinds: Mapping[str, int | None] = field(default_factory=dict)
    """As if no kind had been asked for."""
    topics: Mapping[int, int | None] | None = field(default_factory=dict)
    municipalities: Mapping[int, int | None] | None = field(default_factory=dict)
    """Of what is found; None where it is not looked through for that."""
    instead: bool = False
    """The database found it, for the search server did not answer."""


@dataclass(frozen=True)
class Suggestion:
    title: str
    path: str
    key: str
