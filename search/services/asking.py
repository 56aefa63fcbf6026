"""From what somebody typed to the results of one page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.db.models.functions import Substr
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from portal.base.dates import period_in_words
from portal.base.prepared import prepared
from search.audiences import audiences_of, projects_of
from search.contract import searchable_named, searchables
from search.dates import date_within
from search.engines import engine
from search.engines.ranking import km_to
from search.engines.requests import Found, Near, Order, Request
from search.entries import PUBLIC
from search.language import Query, parsed
from search.models import SearchEntry
from search.places import names_of_places
from search.snippets import LOOKED_THROUGH, marked, snippet_of
from search.synonyms import synonyms_now

# Any, in this module: users and anonymous visitors.

RESULTS_A_PAGE = 10


class Entry(NamedTuple):
    """What a result draws of an entry."""

    pk: int
    key: str
    language: str
    title: str
    summary: str
    beginning: str
    """Of its text."""
    path: str
    audience: str
    municipality: int | None
    latitude: float | None
    longitude: float | None
    starts: datetime | None
    ends: datetime | None
    dates: list[list[int]] | None
    date: datetime | None
    seeks: bool


@dataclass(frozen=True)
class Narrowing:
    """What is left of all that holds the words, and in which order."""

    kind: str = ""
    topics: Sequence[int] = ()
    municipalities: Sequence[int] = ()
    mine: bool = False
    """In the projects of who asks."""
    seeks: bool = False
    since: datetime | None = None
    until: datetime | None = None
    near: Near | None = None
    order: Order = Order.BEST

    @property
    def leaves_out(self) -> bool:
        """Something that holds the words."""
        return any(
            (self.kind, self.topics, self.municipalities, self.mine, self.seeks, self.since, self.until, self.near)
        )


@dataclass(frozen=True)
class Hit:
    """One result, as it is drawn."""

    entry: Entry
    kind: str
    url: str
    title: SafeString
    snippet: SafeString
    starts: datetime | None = None
    ends: datetime | None = None
    """Its next date, or the one in the period that was asked for."""
    place: str = ""
    km: float | None = None
    """How far away, where a place was named."""

    @property
    def is_private(self) -> bool:
        """Not everybody finds it."""
        return self.entry.audience != PUBLIC

    @property
    def when(self) -> str:
        """Its date in words; nothing for what has none. What begins at midnight is said to take the day."""
        if self.starts is None:
            return ""
        return period_in_words(self.starts, self.ends, all_day=localtime(self.starts).time() == time.min)


@dataclass(frozen=True)
class Kind:
    """A tab: how many are behind it, or None where they are not counted."""

    key: str
    label: str
    count: int | None


@dataclass(frozen=True)
class Answer:
    typed: str
    query: Query
    narrowing: Narrowing
    request: Request
    found: Found
    page: Page
    """Of the numbers of the entries."""
    hits: Sequence[Hit] = field(default_factory=list)

    @property
    def kinds(self) -> list[Kind]:
        """Those of which there is something, and the one that was asked for."""
        counts = self.found.kinds
        tabs = [Kind(each.key, each.name, counts.get(each.key, 0)) for each in searchables()]
        return [tab for tab in tabs if tab.count != 0 or tab.key == self.narrowing.kind]


def ask(
    *,
    typed: str,
    user: Any,
    language: str,
    narrowing: Narrowing | None = None,
    page: str | int | None = 1,
    at_once: int = RESULTS_A_PAGE,
) -> Answer:
    """`page` may be whatever stands in an address; `language` is that of the reader."""
    narrowing = narrowing or Narrowing()
    query = parsed(typed, language, synonyms_now())
    request = request_of(query, user, language, narrowing)
    found = engine().search(request) if query else Found()
    part = Paginator(found.ids, at_once).get_page(page)
    hits = list(hits_of(list(part), request))
    return Answer(typed, query, narrowing, request, found, part, hits)


def numbers_of_topics(answer: Answer) -> Mapping[int, int | None] | None:
    """As if no topic had been chosen: what each would add. Asks once more where one is."""
    if not answer.request.topics or not answer.query:
        return answer.found.topics
    return engine().search(replace(answer.request, topics=())).topics


def request_of(query: Query, user: Any, language: str, narrowing: Narrowing) -> Request:
    """As this person; who may find what is asked anew each time."""
    return Request(
        query=query,
        reader=language,
        audiences=audiences_of(user),
        kind=narrowing.kind,
        topics=narrowing.topics,
        municipalities=narrowing.municipalities,
        projects=projects_of(user) if narrowing.mine else None,
        seeks=narrowing.seeks,
        since=narrowing.since,
        until=narrowing.until,
        near=narrowing.near,
        order=narrowing.order,
    )


def hits_of(pks: Sequence[int], request: Request) -> Iterator[Hit]:
    """In this order, in one query, without what was hidden a moment ago, which a search server may still have."""
    query, language = request.query, request.reader
    names = names_of_places()
    entries = {entry.pk: entry for entry in map(Entry._make, _entries(pks))}
    for pk in pks:
        entry = entries.get(pk)
        searchable = searchable_named(entry.key) if entry else None
        if entry and searchable and entry.audience in request.audiences:
            starts, ends = date_within(entry, request.since, request.until)
            yield Hit(
                entry=entry,
                kind=searchable.name,
                url=searchable.address(entry.path, language),
                title=marked(entry.title, entry.language, query),
                snippet=snippet_of(entry.summary, entry.beginning, entry.language, query),
                starts=starts,
                ends=ends,
                place=str(names.get(entry.municipality or 0, "")),
                km=km_to(entry, request.near) if request.near else None,
            )


@prepared
def _entries(pks: Sequence[int]) -> "QuerySet[SearchEntry, tuple[Any, ...]]":  # Any: the columns of `Entry`
    rows = SearchEntry.objects.filter(pk__in=pks).annotate(beginning=Substr("text", 1, LOOKED_THROUGH))
    return rows.values_list(*Entry._fields)
