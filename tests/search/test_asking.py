"""What the page, the feed and saved searches are made of."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from search.language import parsed
from search.services.asking import Narrowing, ask
from search.snippets import marked, snippet_of
from tests.factories.discussions import TopicFactory
from tests.factories.ideas import IdeaFactory
from tests.factories.projects import ProjectFactory
from tests.factories.search import said
from tests.search.index.test_access import index_all

NOBODY = AnonymousUser()
KIEL = ZoneInfo("Europe/Berlin")


def asked(typed, user=NOBODY, language="de", **rest):
    return ask(typed=typed, user=user, language=language, **rest)


def titles(answer):
    return [hit.entry.title for hit in answer.hits]


def test_an_answer_has_the_results_of_one_page_with_what_is_drawn_of_them(things):
    things.put(*(said(number, f"Lastenrad {number}", "Ein Fahrrad für <alle>.") for number in range(12)))

    first, second = asked("Rad"), asked("Rad", page="2")

    assert (first.found.total, len(first.hits), len(second.hits)) == (12, 10, 2)
    assert {*titles(first), *titles(second)} == {f"Lastenrad {number}" for number in range(12)}
    hit = second.hits[0]
    assert (hit.kind, hit.url, hit.snippet) == ("Sachen", hit.entry.path, "Ein <mark>Fahrrad</mark> für &lt;alle&gt;.")
    assert hit.title == f"<mark>Lastenrad</mark> {hit.entry.title.split()[1]}"
    assert titles(asked("Rad", page="nonsense")) == titles(first)


def test_tabs_are_kinds_with_something_in_them_and_the_one_that_is_chosen(things):
    things.put(said(0, "Lastenrad"))

    answer = asked("Lastenrad", narrowing=Narrowing(kind="ideas"))

    assert [(tab.key, tab.count) for tab in answer.kinds] == [("things", 1), ("ideas", 0)]
    assert titles(answer) == []


@pytest.mark.parametrize("typed", ["", " ", "-Rad", '"', "…"])
def test_without_a_word_nothing_is_asked_of_the_engine(things, typed):
    things.put(said(0, "Lastenrad"))

    answer = asked(typed)

    assert (answer.found.total, answer.hits, bool(answer.query)) == (0, [], False)


def test_in_my_projects_is_what_belongs_to_those_that_i_am_in(db, anna, clara):
    mine, other = ProjectFactory(admin=anna), ProjectFactory(admin=clara, members=[])
    for project in (mine, other):
        TopicFactory(project=project, title=f"Lastenrad {project.pk}")
    index_all()

    assert titles(asked("Lastenrad", anna, narrowing=Narrowing(mine=True))) == [f"Lastenrad {mine.pk}"]
    assert titles(asked("Lastenrad", narrowing=Narrowing(mine=True))) == []


def test_results_lead_to_the_pages_of_the_readers_language(home_page, things):
    idea = IdeaFactory(title="Lastenrad für alle", language="de")
    index_all()

    assert [hit.url for hit in asked("Lastenrad").hits] == [f"/ideen/{idea.pk}/"]
    assert [hit.url for hit in asked("Lastenrad", language="en").hits] == [f"/en/ideen/{idea.pk}/"]


@pytest.mark.parametrize(
    ("starts", "words"),
    [
        (datetime(2199, 12, 5, 13, tzinfo=KIEL), "Do., 5. Dezember 2199, 13:00 Uhr"),
        (datetime(2199, 12, 26, tzinfo=KIEL), "Do., 26. Dezember 2199"),
        (None, ""),
    ],
)
def test_the_hour_of_a_date_is_said_where_there_is_one(things, starts, words):
    things.put(said(0, "Lastenrad", starts=starts))

    assert asked("Lastenrad").hits[0].when == words


def test_the_summary_is_shown_where_a_word_stands_in_it_else_the_place_in_the_text():
    text = f"{'Vorher steht viel. ' * 30}Das Lastenrad & sein Anhänger.{' Danach noch mehr.' * 30}"
    rad = parsed("lastenrad", "de")

    assert snippet_of("Ein Lastenrad.", text, "de", rad) == "Ein <mark>Lastenrad</mark>."
    assert snippet_of("Was es gibt.", "Anderes", "de", rad) == "Was es gibt."
    snippet = snippet_of("Was es gibt.", text, "de", rad)
    assert "Vorher steht viel. Das <mark>Lastenrad</mark> &amp; sein Anhänger. Danach" in snippet
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert 200 < len(snippet) < 350


def test_of_several_words_the_place_with_most_of_them_is_shown():
    text = f"Rad. {'Nichts davon. ' * 40}Ein Rad mit Anhänger."

    assert "<mark>Rad</mark> mit <mark>Anhänger</mark>" in snippet_of("", text, "de", parsed("Rad Anhänger", "de"))


@given(st.text(), st.text(), st.text(max_size=60))
def test_whatever_is_written_is_shown_as_it_is_but_for_the_marks(summary, text, typed):

    query = parsed(typed, "de")

    assert marked(summary, "de", query).replace("<mark>", "").replace("</mark>", "") == escape(summary)
    snippet_of(summary, text, "de", query)
