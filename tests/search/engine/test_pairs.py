import sys
from types import SimpleNamespace

import pytest

from search.engines.requests import Request
from search.engines.search_server import ServerEngine
from search.entries import PUBLIC, Entry
from search.services.writing import row_of
from tests.search.prepared import PreparedEngine, share_of

pytestmark = pytest.mark.search_server

FLOOR = 0.97


class SearchServer(PreparedEngine):
    def __init__(self, server: ServerEngine) -> None:
        self.server = server
        super().__init__()

    def fill(self) -> None:
        self.keys = {pk: each.key for pk, each in enumerate(self.documents, start=1)}
        rows = []
        for pk, each in enumerate(self.documents, start=1):
            entry = Entry(pk, each.title, f"/{pk}/", each.text, language=each.language)
            rows.append(row_of(SimpleNamespace(key="things"), entry, ""))
            rows[-1].pk = pk
        self.server.put(rows)
        self.server.client.indices.refresh(index=self.server.index)

    def found(self, query):
        request = Request(query=query, reader="de", audiences=frozenset({PUBLIC}))
        return frozenset(self.keys[pk] for pk in self.server.search(request).ids)


def test_a_real_server_finds_what_is_expected(server):
    share, said = share_of(SearchServer(server))
    version = server.client.info()["version"]
    sys.stdout.write(f"\n{version.get('distribution', 'elasticsearch')} {version['number']} {said}\n")

    assert share >= FLOOR, said
