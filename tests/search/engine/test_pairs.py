import sys

import pytest
from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from search.engines.products import AnyProduct
from search.language import Query, Term, words_of
from tests.needs import needs
from tests.search.prepared import PreparedEngine, share_of

pytestmark = pytest.mark.search_server

FLOOR = 0.97
INDEX = "mokwi-test-pairs"
# The words come prepared: the server does nothing with them.
WORDS = {"type": "text", "analyzer": "whitespace"}


class SearchServer(PreparedEngine):
    def __init__(self, client: Elasticsearch) -> None:
        self.client = client
        super().__init__()

    def fill(self) -> None:
        settings = {"number_of_shards": 1, "number_of_replicas": 0}
        mappings = {"dynamic": "strict", "properties": {"words": WORDS}}
        self.client.indices.create(index=INDEX, settings=settings, mappings=mappings)
        rows = (
            {"_index": INDEX, "_id": each.key, "words": words_of(f"{each.title}\n{each.text}", each.language)}
            for each in self.documents
        )
        bulk(self.client, rows, refresh=True)

    def found(self, query: Query) -> frozenset[str]:
        must, must_not = ([_any_of(term) for term in terms] for terms in (query.terms, query.excluded))
        asked = {"bool": {"must": must, "must_not": must_not}}
        hits = self.client.search(index=INDEX, query=asked, size=100, source=False)["hits"]["hits"]
        return frozenset(hit["_id"] for hit in hits)


def _any_of(term: Term) -> dict[str, object]:
    phrases = [{"match_phrase": {"words": " ".join(phrase)}} for phrase in term.alternatives]
    return {"bool": {"should": phrases, "minimum_should_match": 1}}


@pytest.fixture
def client():
    with Elasticsearch(needs("search_server"), node_class=AnyProduct, request_timeout=10) as client:
        client.indices.delete(index=INDEX, ignore_unavailable=True)
        yield client
        client.indices.delete(index=INDEX, ignore_unavailable=True)


def test_a_real_server_finds_what_the_prepared_words_let_it_find(client):
    share, said = share_of(SearchServer(client))
    sys.stdout.write(f"\n{client.info()['version']['distribution']} {client.info()['version']['number']} {said}\n")

    assert share >= FLOOR, said
