"""Titles that are alike, in whichever way German writes them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.directory.alike import pieces_of, titles_alike
from initiatives.directory.models import DirectoryEntry
from tests.factories.directory import entry
from tests.factories.regions import MunicipalityFactory

TITLES = [
    "Verleih von Lastenrädern",
    "Mehr Ständer für Fahrräder",
    "Bücherschrank am Markt",
    "Nisthilfen für Wildbienen",
    "Trinkbrunnen in der Innenstadt",
    "Solardach auf der Grundschule",
    "Gemeinschaftsgarten am Kanal",
    "Mitfahrbank an der Bushaltestelle",
]


@pytest.fixture
def titles(db):
    MunicipalityFactory(name="Kiel", slug="kiel")
    for title in TITLES:
        entry(title=title, layer="ideen")
    return {row.object_id: row.title for row in DirectoryEntry.objects.all()}


def alike(text, titles, layers=("ideen",)):
    return [titles[each.object_id] for each in titles_alike(text, layers, language="de", limit=5)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Lastenradverleih", "Verleih von Lastenrädern"),
        ("LASTENRAEDER leihen", "Verleih von Lastenrädern"),
        ("Fahrradständer am Bahnhof", "Mehr Ständer für Fahrräder"),
        ("Öffentlicher Bücherschrank", "Bücherschrank am Markt"),
        ("Wildbienen brauchen Nisthilfen!", "Nisthilfen für Wildbienen"),
        ("Trinkwasserbrunnen Innenstadt", "Trinkbrunnen in der Innenstadt"),
        ("Solardächer für Grundschulen in Kiel", "Solardach auf der Grundschule"),
        ("Mitfahrbänke", "Mitfahrbank an der Bushaltestelle"),
    ],
)
def test_the_same_in_other_words_is_found_first(titles, typed, found):
    assert alike(typed, titles)[:1] == [found]


@pytest.mark.parametrize(
    "typed", ["", "🌱🌱", "in der Stadt", "Kiel", "ein", "Katzencafé", "%%%%", "____", "für unsere Initiative"]
)
def test_what_says_nothing_or_something_else_finds_nothing(titles, typed):
    assert alike(typed, titles) == []


def test_the_most_alike_comes_first(titles):
    entry(title="Lastenräder", layer="ideen", object_id=900)
    titles[900] = "Lastenräder"

    assert alike("Lastenräder", titles) == ["Lastenräder", "Verleih von Lastenrädern"]


def test_only_the_layers_that_were_asked_and_not_the_thing_itself(titles):
    entry(title="Bücherschrank Gaarden", layer="initiativen", object_id=901)
    own = next(pk for pk, title in titles.items() if title == "Bücherschrank am Markt")
    titles[901] = "Bücherschrank Gaarden"

    assert alike("Bücherschrank", titles, ["initiativen"]) == ["Bücherschrank Gaarden"]
    assert titles_alike("Bücherschrank", ["ideen"], language="de", limit=5, without=[("ideen", own)]) == []


def test_a_long_text_asks_for_few_pieces(db):
    assert len(pieces_of(f"wortnummer{number}" for number in range(200))) == 16


def test_a_word_of_hundreds_of_titles_counts_beside_another_one_only(titles):
    rows = [
        entry(title=f"{word} {number}", layer="ideen", save=False)
        for word in ("Vorschlag", "Bahnhof")
        for number in range(600)
    ]
    DirectoryEntry.objects.bulk_create(rows)
    both = entry(title="Vorschlag zum Bahnhof", layer="ideen", object_id=9_000_002)
    entry(title="Vorschlag zur Wildblumenwiese", layer="ideen", object_id=9_000_003)
    entry(title="Wildblumenwiese", layer="ideen", object_id=9_000_004)

    def found(text):
        return [each.object_id for each in titles_alike(text, ["ideen"], language="de", limit=5)]

    for _turn in range(2):  # what is common is known from the first time on
        assert found("Bahnhof: Vorschlag")[0] == both.object_id
        assert sorted(found("Vorschlag Bahnhof Wildblumenwiese")) == [9_000_002, 9_000_003, 9_000_004]
        assert len(found("Vorschlag")) == 5


def test_as_many_queries_for_all_layers_as_for_one(titles, query_count):
    counts = []
    for layers in ([], [], ["ideen"], ["ideen", "initiativen"]):  # the first call reads the municipalities
        with query_count() as queries:
            titles_alike("Lastenrad", layers, language="de", limit=5)
        counts.append(len(queries))

    assert [count - counts[1] for count in counts[2:]] == [3, 3]


@pytest.mark.postgresql  # always there, too: which way it takes does not stand in the statement
def test_a_word_of_thousands_of_titles_is_looked_up_however_late_they_stand(db):
    """PostgreSQL thought it would soon meet enough of them, and read all rows before the first."""
    rows = [entry(title=f"Bericht {number}", layer="berichte", save=False) for number in range(6_000)]
    rows += [entry(title=f"Vorschlag {number}", layer="ideen", save=False) for number in range(4_000)]
    DirectoryEntry.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # what waits to be sorted in makes the index dear
            cursor.execute("SELECT gin_clean_pending_list('initiatives_directory_pieces_of_layers')")
        cursor.execute("ANALYZE")
        with CaptureQueriesContext(connection) as queries:
            assert len(titles_alike("Vorschlag", ["ideen"], language="de", limit=5)) == 5
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        lookup = next(each["sql"] for each in queries if "SELECT 0, " in each["sql"])
        cursor.execute(f"{explain} {lookup}")
        plan = str(cursor.fetchall())

    assert "initiatives_directory_pieces" in plan
    assert "Seq Scan" not in plan
    assert "SCAN initiatives_directory_directoryentry" not in plan
