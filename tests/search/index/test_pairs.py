"""How many of the pairs of query and expected things the database finds exactly: 90 % on SQLite, 95 % on PostgreSQL."""

from itertools import islice

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from search.engines import engine
from search.engines.requests import Request
from search.entries import PUBLIC, Entry
from search.language import parsed, synonyms_of
from search.language.slips import meant
from search.models import SearchEntry
from tests.search.documents import DOCUMENTS, SYNONYMS
from tests.search.naive import NaiveEngine
from tests.search.pairs import PAIRS

FLOORS = {"sqlite": 0.90, "postgresql": 0.95}
MEANT = synonyms_of(SYNONYMS)


@pytest.fixture
def documents(things):
    """By the numbers of their entries."""
    pks = islice(ContentType.objects.order_by("pk").values_list("pk", flat=True), len(DOCUMENTS))
    by_pk = dict(zip(pks, DOCUMENTS, strict=True))
    entries = [
        Entry(object_pk=pk, title=each.title, text=each.text, language=each.language, path=f"/{each.key}/")
        for pk, each in by_pk.items()
    ]
    things.put(*entries)
    return {row.pk: by_pk[row.object_pk].key for row in SearchEntry.objects.filter(key="things")}


def test_the_database_finds_what_is_expected(documents, record_property):
    vocabulary = NaiveEngine(DOCUMENTS, SYNONYMS).vocabulary

    def found(typed, language):
        query = parsed(typed, language, MEANT)
        answer = engine().search(Request(query=query, reader=language, audiences=frozenset({PUBLIC})))
        return frozenset(documents[pk] for pk in answer.ids)

    def found_or_meant(pair):
        there = found(pair.query, pair.language)
        instead = None if there else meant(pair.query, vocabulary)
        return found(instead, pair.language) if instead else there

    missed = [pair.query for pair in PAIRS if found_or_meant(pair) != pair.finds]
    share = 1 - len(missed) / len(PAIRS)
    record_property("share", share)

    assert share >= FLOORS[connection.vendor], missed
