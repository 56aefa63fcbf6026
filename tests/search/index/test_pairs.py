"""How many of the pairs of query and expected things the database finds exactly: 90 % on SQLite, 95 % on PostgreSQL."""

import sys
from itertools import islice

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from search.engines import engine
from search.engines.requests import Request
from search.entries import PUBLIC, Entry
from search.models import SearchEntry
from tests.search.documents import DOCUMENTS
from tests.search.prepared import PreparedEngine, share_of

FLOORS = {"sqlite": 0.90, "postgresql": 0.95}


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


class Database(PreparedEngine):
    def __init__(self, keys: dict[int, str]) -> None:
        self.keys = keys
        super().__init__()

    def found(self, query):
        answer = engine().search(Request(query=query, reader="de", audiences=frozenset({PUBLIC})))
        return frozenset(self.keys[pk] for pk in answer.ids)


def test_the_database_finds_what_is_expected(documents):
    share, said = share_of(Database(documents))
    sys.stdout.write(f"\n{connection.vendor} {said}\n")

    assert share >= FLOORS[connection.vendor], said
