"""What both databases answer; the suite runs on each."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.engines import base, database, engine
from search.engines.requests import Near, Order
from search.models import SearchEntry
from tests.factories.search import asked, found, said


def test_what_holds_all_words_is_found_in_title_summary_and_text(things):
    things.put(
        said(0, "Lastenrad leihen", "Für den Umzug."),
        said(1, "Umzug", "Wer hat ein Lastenrad?"),
        said(2, "Rad", summary="Umzug mit Lastenrad"),
        said(3, "Lastenrad"),
    )

    assert sorted(found("umzug LASTENRAD")) == ["Lastenrad leihen", "Rad", "Umzug"]


def test_the_title_counts_more_than_the_text_and_new_more_than_old(things):
    old = timezone.now() - timedelta(days=900)
    things.put(
        said(0, "Text", "Lastenrad " * 30),
        said(1, "Ein Lastenrad", date=old),
        said(2, "Das Lastenrad"),
        said(3, "Lastenrad", date=old),
    )

    assert found("Lastenrad") == ["Lastenrad", "Das Lastenrad", "Ein Lastenrad", "Text"]


def test_what_stands_often_in_a_text_comes_before_what_stands_there_once(things):
    things.put(said(0, "Oft", "Kompost und Kompost und Kompost."), said(1, "Einmal", "Kompost und Erde."))

    assert found("Kompost") == ["Oft", "Einmal"]


def test_how_often_it_stands_at_the_beginning_of_a_text_counts_and_farther_down_no_longer(things):
    things.put(said(0, "Vorn", "Kompost und Erde."), said(1, "Hinten", f"{'Erde und ' * 500} {'Kompost ' * 9}"))

    assert found("Kompost") == ["Vorn", "Hinten"]


def test_what_many_people_stand_behind_comes_before_what_is_like_it(things):
    things.put(said(0, "Rad für viele", weight=300), said(1, "Rad für wenige", weight=3))

    assert found("Rad") == ["Rad für viele", "Rad für wenige"]


def test_words_of_a_phrase_stand_one_behind_the_other(things):
    things.put(said(0, "A", "die gute Stube am Hafen"), said(1, "B", "Stube, und zwar gute"), said(2, "C gute Stube"))

    assert sorted(found('"gute Stube"')) == ["A", "C gute Stube"]
    assert found('"gute Stube" Hafen') == ["A"]


def test_what_holds_an_excluded_phrase_is_not_found_and_its_words_elsewhere_are(things):
    things.put(said(0, "Rad am Hafen", "die gute Stube"), said(1, "Rad", "Stube, und zwar gute"), said(2, "Stube"))

    assert found('Rad -"gute Stube"') == ["Rad"]
    assert found('"zwar gute" -"gute Stube"') == ["Rad"]


def test_what_holds_an_excluded_word_is_not_found(things):
    things.put(said(0, "Rad leihen"), said(1, "Rad kaufen"), said(2, "Rad", "zum Kaufen"))

    assert found("Rad -kaufen") == ["Rad leihen"]
    assert found("-kaufen") == []


def test_words_are_found_by_the_rules_of_the_language_of_the_text(things):
    things.put(said(0, "Gärten"), said(1, "Bicycles", language="en"))

    assert found("Garten") == ["Gärten"]
    assert found("bicycle") == ["Bicycles"]


def test_readers_find_what_is_for_their_language(things):
    things.put(said(0, "Rad"), said(1, "Rad deutsch", readers=["de"]), said(2, "Rad englisch", readers=["en"]))

    assert sorted(found("Rad", reader="de")) == ["Rad", "Rad deutsch"]
    assert sorted(found("Rad", reader="en")) == ["Rad", "Rad englisch"]


def test_only_what_the_person_may_find_is_found_and_counted(things):
    things.put(said(0, "Rad"), said(1, "Rad innen", audience="project:12"), said(2, "Rad nah", audience="project:1"))

    assert found("Rad") == ["Rad"]
    assert sorted(found("Rad", audiences=["public", "project:12"])) == ["Rad", "Rad innen"]
    assert engine().search(asked("Rad")).total == 1
    assert found("Rad", audiences=[]) == []


def test_somebody_in_hundreds_of_projects_searches(things):
    things.put(said(0, "Rad", audience="project:399"))

    assert found("Rad", audiences=[f"project:{number}" for number in range(400)]) == ["Rad"]


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({"topics": [3]}, ["Rad A"]),
        ({"topics": [3, 4]}, ["Rad A", "Rad B"]),
        ({"municipalities": [7]}, ["Rad B"]),
        ({"municipalities": [7, 77]}, ["Rad B", "Rad C"]),
        ({"projects": [12]}, ["Rad C"]),
        ({"projects": []}, []),
        ({"seeks": True}, ["Rad A", "Rad C"]),
    ],
)
def test_facets_narrow_down(things, wanted, titles):
    things.put(
        said(0, "Rad A", topics=[3], seeks=True),
        said(1, "Rad B", topics=[4, 33], municipality=7),
        said(2, "Rad C", project=12, municipality=77, seeks=True),
    )

    assert sorted(found("Rad", **wanted)) == titles


def test_counts_by_kind_are_those_of_all_kinds_and_the_others_of_what_is_found(things):
    things.put(said(0, "Rad", topics=[1, 2], municipality=5), said(1, "Rad zwei", topics=[2]))

    answer = engine().search(asked("Rad", kind="things"))
    nothing = engine().search(asked("Rad", kind="ideas"))

    assert (answer.total, answer.kinds, answer.topics) == (2, {"things": 2}, {1: 1, 2: 2})
    assert answer.municipalities == {5: 1}
    assert (nothing.total, nothing.ids, nothing.kinds) == (0, [], {"things": 2})


def test_what_is_over_is_not_found_before_it_is_swept_out(things):
    entry = said(0, "Rad", shown_until=timezone.now() + timedelta(hours=1))
    things.put(entry)
    assert found("Rad") == ["Rad"]

    SearchEntry.objects.update(shown_until=timezone.now())

    assert found("Rad") == []


def test_dates_are_asked_for_and_the_next_comes_first(things):
    now = timezone.now()
    day = timedelta(days=1)
    things.put(
        said(0, "Rad später", starts=now + 9 * day, ends=now + 9 * day),
        said(1, "Rad bald", starts=now + day, ends=now + 2 * day),
        said(2, "Rad ohne"),
        said(3, "Rad gewesen", starts=now - 2 * day, ends=now - day),
    )

    assert sorted(found("Rad", since=now, until=now + 3 * day)) == ["Rad bald"]
    assert found("Rad", order=Order.NEXT)[:2] == ["Rad bald", "Rad später"]


def test_near_is_a_circle_and_the_nearest_comes_first(things):
    things.put(
        said(0, "Rad Preetz", latitude=54.2363, longitude=10.2775),
        said(1, "Rad Kiel", latitude=54.3233, longitude=10.1394),
        said(2, "Rad Flensburg", latitude=54.7937, longitude=9.4469),
        said(3, "Rad"),
    )
    kiel = Near(54.3233, 10.1394, km=20)

    assert found("Rad", near=kiel, order=Order.NEAREST) == ["Rad Kiel", "Rad Preetz"]


def test_the_newest_come_first_where_they_are_asked_for(things):
    things.put(said(0, "Rad", date=timezone.now() - timedelta(days=3)), said(1, "Text", "Rad"))

    assert found("Rad", order=Order.NEWEST) == ["Text", "Rad"]


def test_of_more_than_are_looked_through_those_with_the_word_in_the_title_come_first(things, monkeypatch):
    monkeypatch.setattr(database, "MOST", 5)
    monkeypatch.setattr(database, "OF_MANY", 5)
    things.put(said(0, "Rad im Titel"), *(said(number, f"Text {number}", "Rad") for number in range(1, 10)))

    answer = engine().search(asked("Rad"))
    of_kind = engine().search(asked("Rad", kind="things"))

    assert found("Rad")[0] == "Rad im Titel"
    assert (answer.total, len(answer.ids), answer.kinds["things"]) == (None, 5, None)
    assert (of_kind.total, len(of_kind.ids)) == (None, 5)


def test_of_more_than_are_looked_through_topics_and_places_are_not_counted(things, monkeypatch):
    monkeypatch.setattr(database, "MOST", 5)
    things.put(*(said(number, "Rad", topics=[number]) for number in range(8)))

    answer = engine().search(asked("Rad"))

    assert (answer.topics, answer.municipalities) == (None, None)


def test_in_another_order_as_many_are_shown_as_are_looked_through(things, monkeypatch):
    monkeypatch.setattr(database, "MOST", 5)
    monkeypatch.setattr(database, "OF_MANY", 2)
    things.put(*(said(number, f"Rad {number}", date=timezone.now()) for number in range(8)))

    assert found("Rad", order=Order.NEWEST) == ["Rad 7", "Rad 6", "Rad 5", "Rad 4", "Rad 3"]
    assert len(found("Rad")) == 2


def test_of_more_than_are_looked_through_the_newest_of_the_others_follow(things, monkeypatch):
    monkeypatch.setattr(database, "MOST", 5)
    monkeypatch.setattr(database, "OF_MANY", 5)
    things.put(said(0, "Rad im Titel"), *(said(number, f"Text {number}", "Rad") for number in range(1, 10)))

    assert found("Rad") == ["Rad im Titel", "Text 9", "Text 8", "Text 7", "Text 6"]


@pytest.mark.parametrize("projects", [1, 400])
def test_of_more_than_are_looked_through_each_finds_only_what_is_theirs(things, monkeypatch, projects):
    monkeypatch.setattr(database, "MOST", 5)
    monkeypatch.setattr(database, "OF_MANY", 5)
    titled = [said(0, "Rad innen", audience="project:0"), said(1, "Rad fremd", audience="project:400")]
    things.put(*titled, *(said(number, f"Text {number}", "Rad") for number in range(2, 12)))

    titles = found("Rad", audiences=["public", *(f"project:{number}" for number in range(projects))])

    assert titles[0] == "Rad innen"
    assert "Rad fremd" not in titles


@pytest.mark.parametrize("typed", [["la"], ["lasten"], ["lei"], ["kiel", "la"]])
def test_titles_are_suggested_from_the_second_letter(things, typed):
    things.put(said(0, "Kiel leiht Lastenräder"), said(1, "Kiel", "Lastenräder leihen"))

    suggested = engine().suggest(typed, reader="de", audiences=frozenset({"public"}))

    assert [(each.title, each.path, each.key) for each in suggested] == [
        ("Kiel leiht Lastenräder", "/sachen/0/", "things")
    ]


def test_what_begins_with_the_letters_is_suggested_first_and_nothing_private(things):
    things.put(
        said(0, "Verein Radlos", weight=50),
        said(1, "Radlos"),
        said(2, "Radlos innen", audience="project:12"),
        said(3, "Radlos englisch", readers=["en"]),
    )

    suggested = engine().suggest(["radl"], reader="de", audiences=frozenset({"public"}))

    assert [each.title for each in suggested] == ["Radlos", "Verein Radlos"]
    assert engine().suggest([], reader="de", audiences=frozenset({"public"})) == []


@pytest.mark.parametrize(
    "query", ["a'b", '"', "x\\y", "3d 1e5 -5 b2b", "NEAR OR AND NOT", "مرحبا", "ǅ", "①", '-"', "a:b*"]
)
def test_odd_words_are_asked_for_as_they_are(things, query):
    things.put(said(0, f"Oft {query} gesagt", query))

    answer = engine().search(asked(query))

    assert answer.total in {0, 1}


@pytest.mark.parametrize("word", ["3d", "1e5", "b2b", "2026", "مرحبا", "čaj", "ß", "x" * 300, "日本"])
def test_odd_words_that_stand_in_a_text_are_found(things, word):
    things.put(said(0, "Sache", f"vorher {word} nachher"))

    assert found(word) == ["Sache"]


def test_no_more_than_a_thousand_are_looked_through():
    assert base.MOST == database.MOST == 1000


def test_how_often_they_say_it_is_looked_at_for_those_that_are_best_without(things, monkeypatch):
    monkeypatch.setattr(database, "BEST_BY_TEXT", 2)
    things.put(
        said(0, "Oft im Text", "Rad Rad Rad Rad", date=timezone.now() - timedelta(days=9)),
        said(1, "Einmal im Text", "Rad"),
        said(2, "Früher oft", "Rad Rad Rad Rad", date=timezone.now() - timedelta(days=900)),
    )

    assert found("Rad") == ["Oft im Text", "Einmal im Text", "Früher oft"]
