"""A search server: OpenSearch, or Elasticsearch. It holds a copy of the entries, gets the prepared words, and ranks.

Nothing of a language is done there: fields are split at spaces alone.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.utils import timezone
from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.helpers import BulkIndexError, bulk, streaming_bulk

from search import marks
from search.dates import seconds_between
from search.engines.base import MOST, Engine
from search.engines.conditions import All, Beginning, But, Condition, Mark, Some, Words, beginning, condition_of
from search.engines.products import AnyProduct
from search.engines.requests import Found, Order, Request, Suggestion
from search.models import SearchEntry

Json = dict[str, Any]  # Any: what JSON is
PATIENCE = 2.0
"""Seconds: after that the database has to do."""
PATIENCE_IN_THE_BACKGROUND = 30
AT_ONCE = 2
ENTRIES_AT_ONCE = 5_000
MOST_SUGGESTED = 8
TITLE, NEW, OF_MANY = 3.0, 0.6, 0.05
A_YEAR = "365d"
GONE = (200, 404)
WORDS: Json = {"type": "text", "analyzer": "whitespace"}
STORED: Json = {"type": "keyword", "index": False, "doc_values": False}
DATE: Json = {"type": "date"}
FIELDS: Json = {
    "pk": {"type": "long"},
    "title_words": WORDS,
    "words": WORDS,
    "folded_title": WORDS,
    "marks": {"type": "keyword"},
    "key": {"type": "keyword"},
    "topics": {"type": "long"},
    "municipality": {"type": "long"},
    "place": {"type": "geo_point"},
    "date": DATE,
    "starts": DATE,
    "ends": DATE,
    "dates": {"type": "date_range", "format": "epoch_second"},
    "shown_until": DATE,
    "weight": {"type": "integer"},
    "digest": {"type": "keyword", "index": False},
    "title": STORED,
    "path": STORED,
}
SHAPE = blake2b(json.dumps(FIELDS, sort_keys=True).encode(), digest_size=4).hexdigest()
"""Stands in the names of indexes: one of another release is not gone on with."""
# What is to come first, then what has been or has no date.
OVER = "doc['starts'].size() == 0 || doc['starts'].value.toInstant().toEpochMilli() < params.now ? 1 : 0"


class ServerEngine(Engine):
    """Its index is a name for the one that is used just now, so that another can be filled meanwhile."""

    def __init__(self, address: str, index: str) -> None:
        self.client = Elasticsearch(address, node_class=AnyProduct, request_timeout=PATIENCE, max_retries=0)
        self.patient = self.client.options(request_timeout=PATIENCE_IN_THE_BACKGROUND)
        self.index = index
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="is the search ready")

    @property
    def is_ready(self) -> bool:
        """There is an index, of the shape that this release has."""
        used = self._threads.submit(self._used).result(PATIENCE)  # also where an answer never comes to an end
        return any(name.startswith(f"{self.index}-{SHAPE}-") for name in used)

    def begin(self) -> str:
        """A new index, empty, which nobody searches yet; gives its name, by which `put` and `use` know it."""
        name = f"{self.index}-{SHAPE}-{timezone.now():%Y%m%d%H%M%S%f}"
        settings = {"number_of_shards": 1, "number_of_replicas": 0, "max_result_window": 10 * MOST}
        mappings = {"dynamic": "strict", "properties": FIELDS}
        self.patient.indices.create(index=name, settings=settings, mappings=mappings, aliases={_new(name): {}})
        return name

    def use(self, name: str) -> None:
        """From now on this one is searched and written to; all others are deleted."""
        actions: list[Json] = [{"remove": {"index": each, "alias": self.index}} for each in self._used()]
        self.patient.indices.update_aliases(actions=[*actions, {"add": {"index": name, "alias": self.index}}])
        self.drop(but=name)

    def drop(self, *, but: str = "") -> None:
        """All that there is on the server of this portal."""
        own = re.compile(rf"{re.escape(self.index)}-[0-9a-f]{{8}}-\d{{20}}")  # not those of a portal named mokwi-kiel
        for name in self.patient.indices.get(index=f"{self.index}-*"):
            if own.fullmatch(name) and name != but:
                self.patient.indices.delete(index=name, ignore_unavailable=True)

    def put(self, entries: Iterable[SearchEntry], *, index: str = "") -> None:
        """Into the one that is used, or into a new one."""
        target = _new(index) if index else self.index
        rows = ({"_index": target, "_id": str(entry.pk), **_document(entry)} for entry in entries)
        bulk(self.patient, rows, require_alias=True)

    def remove(self, pks: Iterable[int]) -> None:
        rows = ({"_op_type": "delete", "_index": self.index, "_id": str(pk)} for pk in pks)
        for _succeeded, said in streaming_bulk(self.patient, rows, raise_on_error=False):
            if said["delete"]["status"] not in GONE:
                raise BulkIndexError("not deleted", [said])

    def digests(self) -> Iterator[tuple[int, str]]:
        """Of all entries that it has, by their numbers."""
        self.patient.indices.refresh(index=self.index)
        after: list[int] | None = None
        while True:
            answer = self.patient.search(
                index=self.index,
                sort=[{"pk": "asc"}],
                size=ENTRIES_AT_ONCE,
                stored_fields="_none_",
                docvalue_fields=[{"field": "pk"}, {"field": "digest"}],
                search_after=after,
            )
            hits = answer["hits"]["hits"]
            if not hits:
                return
            yield from ((hit["fields"]["pk"][0], hit["fields"]["digest"][0]) for hit in hits)
            after = hits[-1]["sort"]

    def _used(self) -> Collection[str]:
        try:
            return self.client.indices.get_alias(name=self.index)
        except NotFoundError:
            return ()

    def search(self, request: Request) -> Found:
        if not request.asks_for_something:
            return Found()
        now = timezone.now()
        kind: Json = {"term": {"marks": marks.kind(request.kind)}} if request.kind else {"match_all": {}}
        facets = {
            "topics": {"terms": {"field": "topics", "size": MOST}},
            "municipalities": {"terms": {"field": "municipality", "size": MOST}},
        }
        answer = self.client.search(
            index=self.index,
            query=_ranked(_asked(condition_of(request), request, now)),
            post_filter=kind,
            aggs={
                "kinds": {"terms": {"field": "key", "size": MOST}},
                "of_kind": {"filter": kind, "aggs": facets},
            },
            sort=_order(request, now),
            size=MOST,
            stored_fields="_none_",  # a thousand rows are read in half the time
            docvalue_fields=[{"field": "pk"}],
            track_total_hits=MOST + 1,
        )
        of_kind = answer["aggregations"]["of_kind"]
        return Found(
            ids=[hit["fields"]["pk"][0] for hit in answer["hits"]["hits"]],
            total=_bounded(of_kind["doc_count"]),
            kinds=dict(_counts(answer["aggregations"]["kinds"])),
            topics=dict(_counts(of_kind["topics"])),
            municipalities=dict(_counts(of_kind["municipalities"])),
        )

    def suggest(self, words: Sequence[str], *, reader: str, audiences: frozenset[str]) -> list[Suggestion]:
        if not words:
            return []
        first: Json = {"match_phrase_prefix": {"folded_title": {"query": " ".join(words), "boost": 2}}}
        asked = {
            "bool": {
                "filter": [*_shown(timezone.now()), written(beginning(words, reader, audiences))],
                "should": [first],
            }
        }
        answer = self.client.search(
            index=self.index,
            query=asked,
            sort=["_score", {"weight": "desc"}],
            size=2 * MOST_SUGGESTED,
            source_includes=["title", "path", "key"],
            track_total_hits=False,
        )
        found = [Suggestion(**hit["_source"]) for hit in answer["hits"]["hits"]]
        once = {(each.title, each.key): each for each in reversed(found)}
        return list(reversed(once.values()))[:MOST_SUGGESTED]


def _new(index: str) -> str:
    """Another name of an index, by which it is filled: a server does not make one anew that is gone."""
    return f"{index}-new"


def written(condition: Condition) -> Json:
    match condition:
        case Words(words):
            phrase = " ".join(words)
            in_title: Json = {"match_phrase": {"title_words": {"query": phrase, "boost": TITLE}}}
            return _some([in_title, {"match_phrase": {"words": phrase}}])
        case Beginning(letters):
            return {"prefix": {"folded_title": letters}}
        case Mark(mark):
            return _marked([mark])
        case All(parts):
            return {"bool": {"must": [written(part) for part in parts]}}
        case Some(parts):
            several = [part.mark for part in parts if isinstance(part, Mark)]
            return _marked(several) if len(several) == len(parts) else _some([written(part) for part in parts])
        case But(this, other):
            return {"bool": {"must": [written(this)], "must_not": [written(other)]}}


def _marked(several: list[str]) -> Json:
    """Without a say in what comes first."""
    return {"bool": {"filter": [{"terms": {"marks": several}}]}}


def _some(queries: list[Json]) -> Json:
    return {"dis_max": {"queries": queries, "tie_breaker": 0.3}}


def _asked(condition: Condition, request: Request, now: datetime) -> Json:
    filters = list(_shown(now))
    if request.since is not None or request.until is not None:
        filters.append(_one_of([{"bool": {"filter": list(_next_within(request))}}, _dates_within(request)]))
    if request.near is not None:
        centre = {"lat": request.near.latitude, "lon": request.near.longitude}
        filters.append({"geo_distance": {"distance": f"{request.near.km}km", "place": centre}})
    return {"bool": {"must": [written(condition)], "filter": filters}}


def _next_within(request: Request) -> Iterator[Json]:
    if request.since is not None:
        starts = {"bool": {"filter": [{"range": {"starts": {"gte": request.since}}}], "must_not": [_has("ends")]}}
        yield _one_of([{"range": {"ends": {"gte": request.since}}}, starts])
    if request.until is not None:
        yield {"range": {"starts": {"lt": request.until}}}


def _dates_within(request: Request) -> Json:
    """One of several."""
    since, until = seconds_between(request.since, request.until)
    return {"range": {"dates": {"gte": since, "lt": until, "relation": "intersects"}}}


def _shown(now: datetime) -> Iterator[Json]:
    yield _one_of([{"range": {"shown_until": {"gt": now}}}, {"bool": {"must_not": [_has("shown_until")]}}])


def _one_of(several: list[Json]) -> Json:
    return {"bool": {"should": several, "minimum_should_match": 1}}


def _has(field: str) -> Json:
    return {"exists": {"field": field}}


def _ranked(asked: Json) -> Json:
    """New things a little before old ones, and what many people stand behind before others."""
    new = {"gauss": {"date": {"origin": "now/d", "scale": A_YEAR, "decay": 0.5}}, "weight": NEW, "filter": _has("date")}
    of_many = {"field_value_factor": {"field": "weight", "modifier": "ln1p", "missing": 0}, "weight": OF_MANY}
    return {"function_score": {"query": asked, "functions": [new, of_many], "score_mode": "sum", "boost_mode": "sum"}}


def _order(request: Request, now: datetime) -> list[str | Json]:
    best: list[str | Json] = ["_score", {"date": {"order": "desc", "missing": "_last"}}]
    match request.order:
        case Order.NEWEST:
            return [{"date": {"order": "desc", "missing": "_last"}}, "_score"]
        case Order.NEXT:
            script = {"source": OVER, "params": {"now": int(now.timestamp() * 1000)}}
            return [{"_script": {"type": "number", "script": script}}, {"starts": {"missing": "_last"}}, *best]
        case Order.NEAREST if request.near is not None:
            centre = {"lat": request.near.latitude, "lon": request.near.longitude}
            return [{"_geo_distance": {"place": centre, "order": "asc"}}, *best]
    return best


def _counts(aggregation: Mapping[str, Any]) -> Iterator[tuple[Any, int | None]]:  # Any: a kind, or a number
    for bucket in aggregation["buckets"]:
        yield bucket["key"], _bounded(bucket["doc_count"])


def _bounded(count: int) -> int | None:
    return count if count <= MOST else None


def _document(entry: SearchEntry) -> Json:
    placed = entry.latitude is not None and entry.longitude is not None
    return {
        **{name: getattr(entry, name) for name in FIELDS if name not in {"dates", "marks", "place"}},
        "dates": [{"gte": start, "lte": end} for start, end in entry.dates or ()],
        "marks": entry.marks.split(),
        "place": {"lat": entry.latitude, "lon": entry.longitude} if placed else None,
    }
