"""What managers recommend for what is asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.base.models.edition import kept
from search import marks
from search.language import Query, parsed
from search.models import Promotion, SearchEntry

MOST_RECOMMENDED = 3


@dataclass(frozen=True)
class Recommendation:
    key: str
    object_pk: int
    queries: tuple[Query, ...]
    """Each of its words, as a query."""

    def fits(self, query: Query) -> bool:
        """All the words of one of its queries are among those that are asked for; more can be."""
        return any(all(_stands_in(query, term.alternatives) for term in each.terms) for each in self.queries)


def recommended(query: Query, *, reader: str, audiences: Iterable[str]) -> list[SearchEntry]:
    """The entries that this person may find; nothing is asked of the database where nothing fits."""
    things = [(each.key, each.object_pk) for each in _recommendations(reader) if query and each.fits(query)]
    if not things:
        return []
    entries = SearchEntry.objects.of_things(things).found_by(audiences)
    readable = [entry for entry in entries if marks.reader(reader) in entry.marks.split()]
    readable.sort(key=lambda entry: (things.index((entry.key, entry.object_pk)), entry.language != reader))
    once = {(entry.key, entry.object_pk): entry for entry in reversed(readable)}
    return list(reversed(once.values()))[:MOST_RECOMMENDED]


@kept
def _recommendations(reader: str) -> list[Recommendation]:
    rows = Promotion.objects.filter(language=reader)
    return [
        Recommendation(row.key, row.object_pk, tuple(query for said in row.each if (query := parsed(said, reader))))
        for row in rows
    ]


def _stands_in(query: Query, phrases: Iterable[tuple[str, ...]]) -> bool:
    asked = {phrase for term in query.terms for phrase in term.alternatives}
    return any(phrase in asked or all((word,) in asked for word in phrase) for phrase in phrases)
