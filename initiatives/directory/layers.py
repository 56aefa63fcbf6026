"""The contract by which an app brings its things into the directory and onto the map."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils.functional import Promise

from portal.base.models import PortalImage
from portal.regions.models import Topic


@dataclass(frozen=True)
class Row:
    """What the directory keeps of one thing that everybody may see."""

    object_id: int
    languages: Sequence[str]
    """The readers' languages in which this thing is shown."""
    title: str
    published_at: datetime
    words: Sequence[str] = ()
    """Texts by which it is found, besides its title."""
    kind: str = ""
    status: str = ""
    wants_people: bool = False
    municipality_id: int | None = None
    topic_ids: Sequence[int] = ()
    latitude: float | None = None
    longitude: float | None = None
    shown_until: datetime | None = None
    happens_at: datetime | None = None
    """The next date, for what has dates."""
    weight: int = 0
    """How many people stand behind it."""
    heat: float = 0.0
    """How lively it is, on a scale whose order does not change as time goes by."""


@dataclass(frozen=True)
class Count:
    """How many people support something, how many comments it has."""

    number: int
    words: str
    """With the number: "12 supporters"."""
    icon: str


@dataclass(frozen=True)
class Card:
    """What a list, a marker or a feed shows of one thing."""

    object_id: int
    url: str
    title: str
    text: str = ""
    eyebrow: str = ""
    place: str = ""
    when: str = ""
    """A date in words, for what has one."""
    language: str = ""
    """The language of the text, where it is not the reader's."""
    picture: PortalImage | None = None
    picture_url: str = ""
    """Of one that is not among the portal's, and that only some may see."""
    topics: Sequence[Topic] = ()
    status: str = ""
    """In words, where it is worth a mark: not for what simply goes on."""
    wants_people: bool = False
    counts: Sequence[Count] = ()
    """Those that the layer names, in its order."""

    def __str__(self) -> str:
        """All that it says: parts of pages that are kept are told apart by it."""
        return self._words

    @cached_property
    def _words(self) -> str:
        return repr(self)


@dataclass(frozen=True, eq=False)
class Layer:
    """One kind of thing; its name stands in addresses and in the table."""

    name: str
    label: Promise
    icon: str
    rows: Callable[[Iterable[int] | None], Iterable[Row]]
    """The rows of the things with these ids, of all where None; things that nobody may see give no row."""
    cards: Callable[[Sequence[int]], dict[int, Card]]
    """The cards of things that everybody may see, in a number of queries that does not grow with them."""
    order: int = field(default=100)
    kinds: Sequence[tuple[str, "str | Promise"]] = ()
    """What the rows' `kind` may be, with the words for it: the filters offer it."""
    statuses: Sequence[tuple[str, "str | Promise"]] = ()
    orders: Collection[str] = ()
    """Those of `orders.OF_SOME_LAYERS` that make sense for its things: their rows have a weight, a heat."""
    counts: Sequence[tuple[str, "str | Promise"]] = ()
    """What its cards count: a name for programs, and a heading for tables."""
    may_want_people: bool = True
    """Whether some of its things look for people who join in: the filters ask then."""

    def register(self) -> None:
        _LAYERS[self.name] = self


_LAYERS: dict[str, Layer] = {}


def layers() -> list[Layer]:
    """All layers, in their order."""
    return sorted(_LAYERS.values(), key=lambda layer: (layer.order, layer.name))


def layer(name: str) -> Layer:
    """Errors: KeyError for a name that no app has registered."""
    return _LAYERS[name]
