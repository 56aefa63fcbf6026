"""How PostgreSQL looks for what stands in many entries, and in few of a large index."""

import math
import random

import pytest
from django.db import connection

from search.engines import database, engine, postgresql
from search.engines.conditions import Mark, Some
from search.engines.database import Sought
from search.models import SearchEntry
from tests.factories.search import asked, found, said

FAR = 150_000
"""More numbers than the largest slice has."""


@pytest.fixture
def far_apart(things, monkeypatch):
    """Thirty entries in slices of each size, of which a few at a time are looked at."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite gives the newest rows by itself")
    monkeypatch.setattr(database, "MOST", 5)
    monkeypatch.setattr(postgresql, "NEWEST", 4)
    chance = random.Random(7)
    for number in range(30):
        if chance.random() < 0.4:
            burn(chance.choice([3, 300, 9_000, FAR]))
        things.put(said(number, f"Sache {number}", "Kompost " * (number % 3 != 0), audience=f"project:{number % 4}"))
    return things


def burn(numbers):
    """As many changes would, each of which takes a number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('search_searchentry', 'id'), "
            "nextval(pg_get_serial_sequence('search_searchentry', 'id')) + %s)",
            [numbers],
        )


def newest(audiences, most, after=0):
    rows = SearchEntry.objects.filter(words__contains="kompost", audience__in=audiences, pk__gt=after)
    return list(rows.order_by("-pk").values_list("pk", flat=True)[:most])


@pytest.mark.postgresql
@pytest.mark.parametrize("number_of_projects", [1, 2, 4])
@pytest.mark.parametrize("large", [0, 10**9])
@pytest.mark.parametrize("most", [1, 4, 6, 40])
def test_the_newest_are_found_wherever_they_are(far_apart, monkeypatch, number_of_projects, large, most):
    monkeypatch.setattr(postgresql, "LARGE", large)
    audiences = [f"project:{number}" for number in range(number_of_projects)]

    rows = engine().rows_of(Sought(asked("Kompost", audiences=audiences)), most=most)

    assert [row[0] for row in rows] == newest(audiences, most)


@pytest.mark.postgresql
@pytest.mark.parametrize("word", ["Kompost", "Sache", "Seltenes"])
def test_however_many_say_a_word_it_is_found_in_a_few_goes(far_apart, query_count, word):
    everybody = [f"project:{number}" for number in range(4)]

    with query_count() as count:
        engine().rows_of(Sought(asked(word, audiences=everybody)), most=40)

    last = SearchEntry.objects.latest("pk").pk
    assert len(count) <= 3 + math.log2(last / postgresql.NEWEST)  # each goes twice as far at least


@pytest.mark.postgresql
def test_only_what_came_after_an_entry_is_found_where_that_is_asked_for(far_apart):
    everybody = [f"project:{number}" for number in range(4)]
    [*_newer, seen] = newest(everybody, 4)

    rows = engine().rows_of(Sought(asked("Kompost", audiences=everybody, after=seen)), most=10)

    assert [row[0] for row in rows] == newest(everybody, 10, after=seen)


@pytest.mark.postgresql
def test_in_a_large_index_a_few_are_found_by_kind_language_and_without_excluded_words(things, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("of PostgreSQL")
    monkeypatch.setattr(postgresql, "LARGE", 0)
    things.put(
        said(0, "Rad leihen"), said(1, "Rad kaufen"), said(2, "Rad fahren", readers=["en"]), said(3, "Rad", topics=[4])
    )

    assert sorted(found("Rad -kaufen")) == ["Rad", "Rad leihen"]
    assert sorted(found("Rad", reader="en")) == ["Rad", "Rad fahren", "Rad kaufen", "Rad leihen"]
    assert found("Rad", topics=[4]) == ["Rad"]
    assert found('"Rad leihen"') == ["Rad leihen"]
    assert found('"leihen Rad"') == []
    assert found("Rad", kind="ideas") == []
    assert found("Rad", audiences=[f"project:{number}" for number in range(400)]) == []


@pytest.mark.postgresql
def test_what_many_others_have_does_not_hide_what_is_mine(things, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("of PostgreSQL")
    monkeypatch.setattr(postgresql, "LARGE", 0)
    monkeypatch.setattr(postgresql, "FEW", 3)
    things.put(*(said(number, f"Rad {number}", audience="project:1") for number in range(8)), said(9, "Mein Rad"))

    assert found("Rad") == ["Mein Rad"]


@pytest.mark.postgresql
def test_a_plan_that_is_kept_looks_in_the_index_whatever_word_it_was_made_for(things):
    """Else a rare word after many common ones would be looked for in the whole table, from its end."""
    if connection.vendor != "postgresql":
        pytest.skip("of PostgreSQL")
    things.put(*(said(number, f"Rad {number}") for number in range(20)))
    sql, _parameters = engine().matches(Mark("r:de"), columns="e.id", where=("TRUE", []), most=database.MOST)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"PREPARE looking (tsquery) AS {sql.replace('%s', '$1')}")
        cursor.execute("EXPLAIN EXECUTE looking ('rad')")
        plan = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("DEALLOCATE looking")

    assert "search_slices" in plan
    assert "Index Scan Backward" not in plan


def test_slices_hold_at_least_as_many_numbers_as_are_wanted():
    assert postgresql.slices(1_000_000, 1536, 0) == Some(
        (Mark("n9:1953"), Mark("n9:1952"), Mark("n9:1951"), Mark("n9:1950"))
    )
    assert postgresql.slices(1_000_000, 100_000, 0) == Some(tuple(Mark(f"n13:{n}") for n in range(122, 108, -1)))


@pytest.mark.parametrize(("last", "numbers", "after"), [(3000, 1536, 0), (1_000_000, 1536, 998_000), (10**8, 10**7, 0)])
def test_the_whole_index_is_asked_where_slices_would_not_be_less(last, numbers, after):
    assert postgresql.slices(last, numbers, after) is None
