"""What stands in many entries, and in few of a large index; PostgreSQL looks for it in slices of the numbers."""

import math
import random
import re
from copy import copy
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from search.engines import database, engine, postgresql
from search.engines.conditions import Mark, Some
from search.engines.database import Sought
from search.engines.ranking import km_to
from search.engines.requests import Near
from search.models import SearchEntry
from tests.factories.search import asked, found, said
from tests.plans import plan_of

pytestmark = pytest.mark.postgresql  # always there, too: the same statements take other ways by what they find
FAR = 150_000
"""More numbers than the largest slice has."""


@pytest.fixture(autouse=True)
def nothing_was_seen():
    caches["seen"].clear()


@pytest.fixture
def far_apart(things, monkeypatch):
    """Thirty entries in slices of each size, of which a few at a time are looked at."""
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
    sql = (
        "SELECT setval(pg_get_serial_sequence('search_searchentry', 'id'), "
        "nextval(pg_get_serial_sequence('search_searchentry', 'id')) + %s)"
        if connection.vendor == "postgresql"
        else "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = 'search_searchentry'"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [numbers])


def sought(request):
    last = engine().last()
    return Sought(request, lambda: last)


def newest(audiences, most, after=0):
    rows = SearchEntry.objects.filter(words__contains="kompost", audience__in=audiences, pk__gt=after)
    return list(rows.order_by("-pk").values_list("pk", flat=True)[:most])


@pytest.mark.parametrize("number_of_projects", [1, 2, 4])
@pytest.mark.parametrize("large", [0, 10**9])
@pytest.mark.parametrize("most", [1, 4, 6, 40])
def test_the_newest_are_found_wherever_they_are(far_apart, monkeypatch, number_of_projects, large, most):
    monkeypatch.setattr(postgresql, "LARGE", large)
    audiences = [f"project:{number}" for number in range(number_of_projects)]

    matches = engine().matches(sought(asked("Kompost", audiences=audiences)), most=most)

    pks = list(matches.pks)
    assert (sorted(pks, reverse=True) if matches.are_all else pks) == newest(audiences, most)
    assert matches.are_all == (len(newest(audiences, FAR)) <= most)


@pytest.mark.parametrize("word", ["Kompost", "Sache", "Seltenes"])
def test_however_many_say_a_word_it_is_found_in_a_few_goes(far_apart, query_count, word):
    everybody = [f"project:{number}" for number in range(4)]

    with query_count() as count:
        engine().matches(sought(asked(word, audiences=everybody)), most=40)

    last = SearchEntry.objects.latest("pk").pk
    assert len(count) <= 3 + math.log2(last / postgresql.NEWEST)  # each goes twice as far at least


def test_what_few_say_is_found_at_once_the_next_time(far_apart, query_count):
    request = sought(asked("Seltenes", audiences=["project:1"]))
    engine().matches(request, most=4)

    with query_count() as count:
        engine().matches(request, most=4)

    assert len(count) == 1


@pytest.fixture
def two_of_many_are_shown(monkeypatch):
    monkeypatch.setattr(database, "OF_MANY", 2)


@pytest.mark.usefixtures("two_of_many_are_shown")
def test_what_many_say_is_not_counted_again_the_next_time(far_apart, query_count):
    everybody = [f"project:{number}" for number in range(4)]
    engine().matches(sought(asked("Kompost", audiences=everybody)), most=4)
    far_apart.put(said(50, "Neu", "Kompost", audience="project:1"))
    request = sought(asked("Kompost", audiences=everybody))

    with query_count() as count:
        matches = engine().matches(request, most=4)

    assert (matches.pks, matches.are_all) == (newest(everybody, 2), False)
    assert [query["sql"].rpartition("LIMIT ")[2].split(")")[0] for query in count] == (
        ["2"] if connection.vendor == "postgresql" else ["5"]
    )


@pytest.mark.usefixtures("two_of_many_are_shown")
@pytest.mark.parametrize("left", [0, 1, 2, 3, 9])
def test_what_many_said_is_found_where_few_are_left(far_apart, left):
    everybody = [f"project:{number}" for number in range(4)]
    engine().matches(sought(asked("Kompost", audiences=everybody)), most=4)
    oldest = newest(everybody, FAR)[::-1]
    SearchEntry.objects.filter(pk__in=oldest[left:]).delete()

    matches = engine().matches(sought(asked("Kompost", audiences=everybody)), most=4)

    assert sorted(matches.pks, reverse=True) == newest(everybody, 4 if matches.are_all else 2)
    assert matches.are_all == (left <= 4)


@pytest.mark.parametrize("project", ["project:0", "project:1", "project:2", "project:3"])
def test_that_many_say_it_is_known_of_nobody_else(far_apart, monkeypatch, project):
    monkeypatch.setattr(database, "OF_MANY", 1)
    engine().matches(sought(asked("Kompost", audiences=[f"project:{number}" for number in range(4)])), most=6)

    matches = engine().matches(sought(asked("Kompost", audiences=[project])), most=6)

    theirs = newest([project], FAR)
    assert len(theirs) <= 6
    assert (sorted(matches.pks, reverse=True), matches.are_all) == (theirs, True)


@pytest.mark.parametrize("narrower", [{"near": Near(54.3, 10.1, km=1)}, {"kind": "ideas"}, {"since": timezone.now()}])
def test_that_many_say_it_is_known_of_nothing_narrower(far_apart, monkeypatch, narrower):
    monkeypatch.setattr(database, "OF_MANY", 1)
    everybody = [f"project:{number}" for number in range(4)]
    engine().matches(sought(asked("Kompost", audiences=everybody)), most=6)
    where = {"latitude": 54.3, "longitude": 10.1, "starts": timezone.now() + timedelta(days=1)}
    far_apart.put(said(50, "Neu", "Kompost", audience="project:1", **where))

    matches = engine().matches(
        sought(asked("Kompost", audiences=everybody, **narrower))._replace(of_any_kind=False), most=6
    )

    assert (len(matches.pks), matches.are_all) == (0 if "kind" in narrower else 1, True)


def test_what_few_say_in_a_large_index_is_found_without_asking_how_large_it_is(far_apart, query_count, monkeypatch):
    monkeypatch.setattr(postgresql, "LARGE", 1000)
    request = asked("Seltenes", audiences=["project:1"])
    engine().search(request)

    with query_count() as count:
        engine().search(request)

    assert len(count) == 1


def test_a_word_is_not_taken_for_rare_because_few_of_it_are_near(far_apart, query_count):
    everybody = [f"project:{number}" for number in range(4)]
    with query_count() as before:
        engine().matches(sought(asked("Kompost", audiences=everybody)), most=4)
    caches["seen"].clear()
    engine().matches(sought(asked("Kompost", audiences=everybody, near=Near(54.3, 10.1, km=1))), most=4)

    with query_count() as count:
        engine().matches(sought(asked("Kompost", audiences=everybody)), most=4)

    assert [query["sql"].count("ORDER BY") for query in count] == [query["sql"].count("ORDER BY") for query in before]
    assert [query["sql"].count("'n") for query in count] == [query["sql"].count("'n") for query in before]


def test_what_few_said_is_found_when_many_say_it(far_apart, monkeypatch):
    everybody = [f"project:{number}" for number in range(4)]
    engine().matches(sought(asked("Kompost", audiences=everybody)), most=40)
    monkeypatch.setattr(postgresql, "FEW", 3)

    matches = engine().matches(sought(asked("Kompost", audiences=everybody)), most=4)

    assert matches.pks == newest(everybody, 4)
    assert not matches.are_all


def test_only_what_came_after_an_entry_is_found_where_that_is_asked_for(far_apart):
    everybody = [f"project:{number}" for number in range(4)]
    [*_newer, seen] = newest(everybody, 4)

    matches = engine().matches(sought(asked("Kompost", audiences=everybody, after=seen)), most=10)

    assert sorted(matches.pks, reverse=True) == newest(everybody, 10, after=seen)


def test_in_a_large_index_a_few_are_found_by_kind_language_and_without_excluded_words(things, monkeypatch):
    monkeypatch.setattr(postgresql, "LARGE", 0)
    things.put(
        said(0, "Rad leihen"), said(1, "Rad kaufen"), said(2, "Rad fahren", readers=["en"]), said(3, "Rad", topics=[4])
    )

    assert sorted(found("Rad -kaufen")) == ["Rad", "Rad leihen"]
    assert sorted(found("Rad", reader="en")) == ["Rad", "Rad fahren", "Rad kaufen", "Rad leihen"]
    assert found("Rad", topics=[4]) == ["Rad"]
    assert found("Rad", topics=[4, 7]) == ["Rad"]
    assert found('"Rad leihen"') == ["Rad leihen"]
    assert found('"leihen Rad"') == []
    assert found("Rad", kind="ideas") == []
    assert found("Rad", audiences=[f"project:{number}" for number in range(400)]) == []


def test_what_many_others_have_does_not_hide_what_is_mine(things, monkeypatch):
    monkeypatch.setattr(postgresql, "LARGE", 0)
    monkeypatch.setattr(postgresql, "FEW", 3)
    things.put(*(said(number, f"Rad {number}", audience="project:1") for number in range(8)), said(9, "Mein Rad"))

    assert found("Rad") == ["Mein Rad"]


def test_a_member_of_many_groups_finds_near_and_soon_in_a_large_index(things, monkeypatch):
    monkeypatch.setattr(postgresql, "LARGE", 0)
    soon = timezone.now() + timedelta(days=1)
    kiel = {"latitude": 54.3233, "longitude": 10.1394}
    things.put(
        said(0, "Rad hier", audience="project:7", starts=soon, **kiel),
        said(1, "Rad anderswo", audience="project:7", starts=soon, latitude=53.5, longitude=10),
        said(2, "Rad später", audience="project:7", starts=soon + timedelta(days=9), **kiel),
        said(3, "Rad fremd", audience="project:400", starts=soon, **kiel),
    )
    mine = [f"project:{number}" for number in range(400)]

    assert found(
        "Rad", audiences=mine, near=Near(54.3233, 10.1394, km=20), since=timezone.now(), until=soon + timedelta(days=2)
    ) == ["Rad hier"]


@pytest.fixture
def many_entries(things):
    """Of which nearly all say a word, and the database knows it."""
    things.put(said(0, "Rad", "Kompost und Erde. " * 50))
    row = SearchEntry.objects.get()
    copies = [copy(row) for _number in range(3000)]
    for number, each in enumerate(copies):
        each.pk, each.object_pk = None, row.object_pk + 1 + number
    SearchEntry.objects.bulk_create(copies)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_searchentry")
        if connection.vendor == "postgresql":  # what waits to be sorted in makes it dear; else it is a matter of chance
            cursor.execute("SELECT gin_clean_pending_list('search_slices')")


@pytest.mark.parametrize("mode", ["force_generic_plan", "force_custom_plan"])
@pytest.mark.parametrize("query", ["Rad", "Seltenes", '"Kompost Erde"'])
@pytest.mark.parametrize("large", [0, 10**9])
def test_the_table_is_never_gone_through_whatever_is_looked_for(many_entries, monkeypatch, mode, query, large):
    """Neither from its end in the hope of soon having enough, nor because a word is common: the rest may be rare."""
    monkeypatch.setattr(postgresql, "LARGE", large)
    statements = looking_for(query)

    assert statements
    for sql, parameters in statements:
        plan = plan_of(sql, parameters, mode)
        assert "search_slices" in plan or "VIRTUAL TABLE INDEX" in plan
        assert not re.search(r"Seq Scan on search_searchentry|Index Scan Backward|\bSCAN e\b", plan)


@pytest.mark.parametrize("mode", ["force_generic_plan", "force_custom_plan"])
@pytest.mark.parametrize("large", [0, 10**9])
def test_the_index_of_the_release_before_is_not_asked_for_the_order_of_words(many_entries, monkeypatch, mode, large):
    """It knows no slices, so all entries with these words would be read."""
    monkeypatch.setattr(postgresql, "LARGE", large)
    statements = looking_for('"Kompost Erde"')
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS search_slices")  # while it is there, the other one is chosen by chance

    for each in statements:
        assert "search_words" not in plan_of(*each, mode)


def looking_for(query):
    """What is asked of the database for it."""
    asked_for = []

    def note(execute, sql, parameters, many, context):
        asked_for.append((sql, parameters))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        engine().search(asked(query, since=timezone.now() + timedelta(days=9)))
    return [(sql, parameters) for sql, parameters in asked_for if "@@" in sql or "MATCH" in sql]


def test_slices_hold_all_the_numbers_and_few_others():
    assert postgresql.slices(998_464, 1_000_000) == Some(
        (Mark("n9:1953"), Mark("n9:1952"), Mark("n9:1951"), Mark("n9:1950"))
    )
    assert postgresql.slices(900_000, 1_000_000) == Some(tuple(Mark(f"n13:{n}") for n in range(122, 108, -1)))
    assert postgresql.slices(10**7, 10**8) is None
    assert postgresql.slices(998_464, 10) is None  # what was the last is gone


def test_what_is_in_the_box_around_a_circle_and_not_in_it_is_not_found(things, monkeypatch):
    """Nor does it count among so many that they are not counted."""
    monkeypatch.setattr(database, "MOST", 5)
    things.put(
        *(said(number, f"Rad {number}", latitude=54.45, longitude=10.32) for number in range(5)),
        *(said(number, f"Rad {number}", latitude=54.3233, longitude=10.1394) for number in range(5, 9)),
    )

    answer = engine().search(asked("Rad", near=Near(54.3233, 10.1394, km=15)))

    assert (answer.total, len(answer.ids)) == (4, 4)


def test_what_is_near_is_as_near_as_is_said(things):
    chance = random.Random(3)
    kiel = Near(54.3233, 10.1394, km=20)
    places = [(54.3233 + chance.uniform(-0.25, 0.25), 10.1394 + chance.uniform(-0.4, 0.4)) for _place in range(60)]
    places += [(54.3233, 10.1394), (-54.3233, -169.8606)]
    things.put(
        *(said(number, "Rad", latitude=place[0], longitude=place[1]) for number, place in enumerate(places)),
        said(99, "Rad ohne Ort"),
    )

    answer = engine().search(asked("Rad", near=kiel))

    entries = SearchEntry.objects.all()
    assert sorted(answer.ids) == sorted(entry.pk for entry in entries if km_to(entry, kiel) <= kiel.km)
    assert 10 < len(answer.ids) < 60
