"""The engine of search servers on a real one; it needs no database."""

from datetime import timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest
from django.utils import timezone

from search.engines.requests import Near, Order, Request
from search.entries import PUBLIC, Entry
from search.language import parsed
from search.services.writing import row_of

pytestmark = pytest.mark.search_server


def put(server, *entries, key="things"):
    rows = [row_of(SimpleNamespace(key=key), entry, "") for entry in entries]
    for row, entry in zip(rows, entries, strict=True):
        row.pk = entry.object_pk
    server.put(rows)
    server.client.indices.refresh(index=server.index)


def said(pk, title, text="", **rest):
    return Entry(object_pk=pk, title=title, text=text, path=f"/{pk}/", **{"date": timezone.now(), **rest})


def asked(query, audiences=(PUBLIC,), **rest):
    return Request(query=parsed(query, "de"), reader="de", audiences=frozenset(audiences), **rest)


def found(server, query, **rest):
    return list(server.search(asked(query, **rest)).ids)


def test_what_holds_all_words_is_found_the_title_first(server):
    put(server, said(1, "Umzug", "Wer hat ein Lastenrad?"), said(2, "Lastenrad", "Umzug"), said(3, "Lastenrad"))

    assert sorted(found(server, "umzug lastenräder")) == [1, 2]
    assert found(server, "Lastenrad")[-1] == 1


def test_new_things_come_before_old_ones_that_are_like_them(server):
    put(server, said(1, "Rad", date=timezone.now() - timedelta(days=900)), said(2, "Rad"), said(3, "Rad", date=None))

    assert found(server, "Rad")[0] == 2
    assert found(server, "Rad", order=Order.NEWEST) == [2, 1, 3]


def test_phrases_and_exclusion(server):
    put(server, said(1, "A", "die gute Stube am Hafen"), said(2, "B", "Stube, und zwar gute"))

    assert found(server, '"gute Stube"') == [1]
    assert found(server, "Stube -Hafen") == [2]
    assert found(server, "-Hafen") == []


def test_only_what_the_person_may_find_is_found_counted_and_suggested(server):
    put(server, said(1, "Lastenrad"), said(2, "Lastenrad innen", audience="project:12", topics=[4], municipality=7))

    for audiences, pks in [((PUBLIC,), [1]), ((PUBLIC, "project:12"), [1, 2]), ((), []), ((PUBLIC, "project:1"), [1])]:
        answer = server.search(asked("Lastenrad", audiences))
        assert sorted(answer.ids) == pks
        assert answer.total == len(pks) == sum(answer.kinds.values())
        assert bool(answer.topics) == bool(answer.municipalities) == (2 in pks)
        suggested = server.suggest(["last"], reader="de", audiences=frozenset(audiences))
        assert sorted(each.path for each in suggested) == [f"/{pk}/" for pk in pks]


def test_kinds_are_counted_as_if_none_had_been_asked_for(server):
    put(server, said(1, "Rad"), said(2, "Rad"), key="ideas")
    put(server, said(3, "Rad", topics=[5]), key="calls")

    answer = server.search(asked("Rad", kind="calls"))

    assert answer.ids == [3]
    assert (answer.total, answer.kinds, answer.topics) == (1, {"ideas": 2, "calls": 1}, {5: 1})


def test_dates_and_places_narrow_what_is_found(server):
    now = timezone.now()
    dates = [(now + timedelta(days=days), now + timedelta(days=days, hours=2)) for days in (1, 8)]
    put(
        server,
        said(1, "Fest", starts=now - timedelta(days=9), latitude=54.32, longitude=10.13),
        said(2, "Fest", starts=now + timedelta(days=9), latitude=54.33, longitude=10.13),
        said(3, "Fest", starts=now + timedelta(days=2), latitude=53.55, longitude=10.00),
        said(4, "Fest"),
        said(5, "Fest", shown_until=now - timedelta(hours=1)),
        said(6, "Chor", starts=dates[0][0], ends=dates[0][1], dates=dates),
    )
    kiel = Near(54.32, 10.13, 20)

    assert sorted(found(server, "Fest")) == [1, 2, 3, 4]
    assert sorted(found(server, "Fest", since=now)) == [2, 3]
    assert found(server, "Fest", since=now, until=now + timedelta(days=3)) == [3]
    assert found(server, "Fest", order=Order.NEXT)[:2] == [3, 2]
    days = [now + timedelta(days=day) for day in range(10)]
    then = [found(server, "Chor", since=since, until=until) for since, until in pairwise(days)]
    assert [day for day, pks in enumerate(then) if pks] == [1, 8]
    assert found(server, "Fest", near=kiel, order=Order.NEAREST) == [1, 2]


def test_what_is_removed_or_written_again_is_found_as_it_is_now(server):
    put(server, said(1, "Lastenrad"), said(2, "Lastenrad"))
    put(server, said(1, "Anhänger"))
    server.remove([2, 99])
    server.client.indices.refresh(index=server.index)

    assert found(server, "Lastenrad") == []
    assert found(server, "Anhänger") == [1]
