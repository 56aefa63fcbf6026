"""What there is about a municipality or a topic: cards, news, and what it all brought.

Remembered until something changes. Pages, pictures, topics and municipalities belong to the edition, everything else in
the directory renews the version of its layer; so one query tells whether what is remembered still holds.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from secrets import token_hex

from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from home.news.models import NewsPage
from home.places.subjects import Subject
from home.teasers import with_card_data
from initiatives.directory.layers import Card, Layer, layers
from initiatives.directory.memory import Memory
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.querysets import DirectoryEntryQuerySet
from initiatives.impact import Total, totals_of
from initiatives.listing import LAYER as INITIATIVES
from initiatives.models import InitiativeImpact, InitiativePage
from portal.base.visibility import everybody_may_read

MOST_CARDS = 3
MOST_INITIATIVES = 6
MOST_NEWS = 3
SHOWN_OTHERWISE = {"termine"}
"""Events have their dates on their cards."""


@dataclass(frozen=True)
class Shelf:
    """The things of one layer: the first of them, and how many there are."""

    name: str
    label: str
    icon: str
    count: int
    cards: list[Card]


@dataclass(frozen=True)
class Contents:
    """Shelves are there only where something stands on them."""

    shelves: list[Shelf]
    news: list[Card]
    totals: list[Total]
    mark: str
    """By which what was drawn of these is told from what is drawn of others."""

    @property
    def is_empty(self) -> bool:
        return not (self.shelves or self.news or self.totals)


def contents_of(subject: Subject) -> Contents:
    """For readers of the language of the page."""

    def read() -> Contents:
        return Contents(list(_shelves(subject)), _news(subject), _totals(subject), token_hex(8))

    return Memory.of_all_layers(get_language()).recall("place", subject.query, read)


def counts_by(field: str) -> dict[str, Counter[int]]:
    """For each layer how many things there are, by the key of their topic or municipality."""
    return Memory.of_all_layers(get_language()).recall("places", field, lambda: _counts_by(field))


def _counts_by(field: str) -> dict[str, Counter[int]]:
    counts: dict[str, Counter[int]] = {each.name: Counter() for each in _shown_layers()}
    rows = _entries().filter(layer__in=counts, **{f"{field}__isnull": False}).order_by()
    for name, pk, number in rows.values_list("layer", field).annotate(number=Count("pk")):
        counts[name][pk] = number
    return counts


def label_of(layer_name: str) -> str:
    return next(str(each.label) for each in layers() if each.name == layer_name)


def _shown_layers() -> list[Layer]:
    return [each for each in layers() if each.name not in SHOWN_OTHERWISE]


def _entries() -> DirectoryEntryQuerySet:
    return DirectoryEntry.objects.for_readers_of(get_language()).not_over(timezone.now())


def _shelves(subject: Subject) -> Iterator[Shelf]:
    for each in _shown_layers():
        entries = subject.narrow(_entries().on(each.name))
        ids = _first_ids(entries, each)
        found = each.cards(ids)
        cards = [found[pk] for pk in ids if pk in found]
        if cards:
            yield Shelf(each.name, str(each.label), each.icon, entries.count(), cards)


def _first_ids(entries: DirectoryEntryQuerySet, layer: Layer) -> list[int]:
    """The featured initiatives first, then the newest."""
    ids: list[int] = []
    if layer.name == INITIATIVES:
        featured = InitiativePage.objects.filter(is_featured=True).values("pk")
        ids += _newest(entries.filter(object_id__in=featured))
    most = MOST_INITIATIVES if layer.name == INITIATIVES else MOST_CARDS
    return list(dict.fromkeys([*ids, *_newest(entries)]))[:most]


def _newest(entries: DirectoryEntryQuerySet) -> list[int]:
    return list(entries.newest_first().values_list("object_id", flat=True)[:MOST_INITIATIVES])


def _news(subject: Subject) -> list[Card]:
    pages = everybody_may_read(NewsPage.objects.filter(locale__language_code=get_language()))
    pages = with_card_data(subject.pages(pages).order_by("-date", "-pk"))[:MOST_NEWS]
    return [
        Card(
            object_id=page.pk,
            url=page.url or "",
            title=page.title,
            text=page.introduction,
            place=str(page.municipality or ""),
            when=date_format(page.date),
            picture=page.picture,
            topics=list(page.topics.all()),
        )
        for page in pages
    ]


def _totals(subject: Subject) -> list[Total]:
    """Each initiative once, although its page may be there in two languages."""
    pages = subject.narrow(_entries().on(INITIATIVES)).values("object_id")
    return totals_of(InitiativeImpact.objects.filter(page__in=pages))
