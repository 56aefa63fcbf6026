"""Questions, answers in the address, and what fits, for true reasons."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.calls.choices import Effort, Kind, Time
from initiatives.calls.listing import CALLS, show
from initiatives.calls.models import Call
from initiatives.directory.models import DirectoryEntry
from initiatives.matching.answers import read
from initiatives.matching.criteria import LAYERS, condition, fits
from initiatives.matching.models import Option, Question
from initiatives.matching.results import MOST, best
from tests.factories.calls import CallFactory
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.matching import OptionFactory, QuestionFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory

Company = Option.Company


@pytest.fixture
def topic(db):
    return TopicFactory(name="Natur", slug="natur")


@pytest.fixture
def outside(topic):
    question = QuestionFactory(slug="lust", text="Worauf hast du Lust?")
    return OptionFactory(question=question, topics=[topic], text="Draußen", reason="du gern draußen bist")


@pytest.fixture
def saturday(outside):
    question = QuestionFactory(slug="zeit", text="Wann?")
    return OptionFactory(question=question, time=Time.SATURDAYS, text="Samstag", reason="du am Samstag Zeit hast")


def call(**fields):
    made = CallFactory(**fields)
    show(made)
    return made


def answers(**chosen):
    query = QueryDict(mutable=True)
    for slug, options in chosen.items():
        query.setlist(slug, [str(option.pk) for option in options])
    return read(query)


def titles(results):
    return [result.card.title for result in results]


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_what_meets_more_answers_comes_first_with_all_its_reasons(directory_page, topic, outside, saturday):
    InitiativePageFactory(parent=directory_page, title="Knickfreunde", topics=[topic])
    InitiativePageFactory(parent=directory_page, title="Chor")
    call(title="Bäume pflanzen", topics=[topic], on_saturdays=True)
    call(title="Kuchen backen", on_saturdays=True)

    results = best(answers(lust=[outside], zeit=[saturday]))

    assert titles(results)[0] == "Bäume pflanzen"
    assert results[0].reasons == ["du gern draußen bist", "du am Samstag Zeit hast"]
    assert sorted(titles(results)[1:]) == ["Knickfreunde", "Kuchen backen"]


def test_the_reasons_make_a_sentence(client, home_page, topic, outside, saturday):
    call(title="Bäume pflanzen", topics=[topic], on_saturdays=True)

    html = text_of(client.get(f"/wo-passe-ich/ergebnis/?lust={outside.pk}&zeit={saturday.pk}"))

    assert "du gern draußen bist" in html
    assert re.search(r"du gern draußen bist (und|and) du am Samstag Zeit hast\.", html)


def test_ten_at_most(topic, outside):
    for _ in range(MOST + 2):
        call(topics=[topic])

    assert len(best(answers(lust=[outside]))) == MOST


def test_what_is_over_filled_or_hidden_is_not_suggested(directory_page, topic, outside):
    call(topics=[topic], until=timezone.localdate() - timedelta(days=1))
    call(topics=[topic], status="filled")
    call(topics=[topic], direction="offers")
    InitiativePageFactory(parent=directory_page, topics=[topic], live=False)
    InitiativePageFactory(parent=directory_page, topics=[topic], status="finished")

    assert best(answers(lust=[outside])) == []


def test_an_answer_that_does_not_mind_changes_nothing(topic, outside):
    indifferent = OptionFactory(question=outside.question)
    call(topics=[topic])

    assert best(answers(lust=[indifferent])) == []
    assert len(best(answers(lust=[indifferent, outside]))) == 1


def test_a_county_includes_what_belongs_to_it(db):
    county = MunicipalityFactory()
    call(title="Im Dorf", municipality=MunicipalityFactory(parent=county))
    call(title="Anderswo", municipality=MunicipalityFactory())
    option = OptionFactory(municipality=county)

    assert titles(best(answers(**{option.question.slug: [option]}))) == ["Im Dorf"]


def test_of_a_question_with_one_answer_the_first_counts(topic, outside):
    Question.objects.filter(pk=outside.question_id).update(takes_several=False)
    second = OptionFactory(question=outside.question, kind=Kind.ROOM)

    assert [each.keys for each in answers(lust=[outside, second])] == [[str(outside.pk)]]


@pytest.mark.parametrize(
    "query",
    [
        "lust=999999",
        "lust=x",
        "lust=-1",
        "lust=" + "9" * 60,
        "lust=%3Cb%3E",
        "planet=1",
        "frage=0",
        "frage=-3",
        "frage=٣",
    ],
)
def test_answers_that_do_not_exist_are_left_out(client, home_page, outside, query):
    assert client.get(f"/wo-passe-ich/?{query}").status_code == 200
    assert "<b>" not in client.get(f"/wo-passe-ich/ergebnis/?{query}").content.decode()
    assert [each.chosen for each in read(QueryDict(query))] == [()]


def test_a_number_beyond_the_last_question_leads_to_the_result(client, home_page, outside):
    response = client.get(f"/wo-passe-ich/?lust={outside.pk}&frage=2")

    assert response.url == f"/wo-passe-ich/ergebnis/?lust={outside.pk}"


def test_going_back_keeps_the_answers(client, home_page, outside, saturday):
    html = text_of(client.get(f"/wo-passe-ich/?lust={outside.pk}&frage=2"))

    assert f'<input type="hidden" name="lust" value="{outside.pk}">' in html
    assert f'href="/wo-passe-ich/?lust={outside.pk}&amp;frage=1"' in html
    assert f'value="{outside.pk}" id="option-{outside.pk}" checked' in text_of(
        client.get(f"/wo-passe-ich/?lust={outside.pk}&frage=1")
    )


def test_nothing_is_stored(client, home_page, outside):
    response = client.get(f"/wo-passe-ich/ergebnis/?lust={outside.pk}")

    assert dict(response.cookies) == {}
    assert dict(client.session) == {}


def test_html_in_questions_and_answers_is_shown_as_text(client, home_page):
    option = OptionFactory(question__text="<b>x</b>", text="<i>y</i>", reason="<u>z</u>", company=Company.TOGETHER)
    call()

    asked = client.get("/wo-passe-ich/").content.decode()
    shown = client.get(f"/wo-passe-ich/ergebnis/?{option.question.slug}={option.pk}").content.decode()

    assert ("<b>x" in asked, "<i>y" in asked, "<u>z" in shown) == (False, False, False)


@pytest.mark.parametrize("address", ["/wo-passe-ich/", "/wo-passe-ich/ergebnis/"])
def test_without_questions_or_answers_there_is_a_next_step(client, home_page, address):
    assert 'class="empty"' in client.get(address).content.decode()


def test_english_readers_read_english(client, home_page, outside):
    Option.objects.filter(pk=outside.pk).update(text_en="Outside")
    Question.objects.filter(pk=outside.question_id).update(text_en="What would you enjoy?")

    html = client.get("/en/wo-passe-ich/").content.decode()

    assert ("What would you enjoy?" in html, "Worauf" in html) == (True, False)


def test_the_result_costs_the_same_for_one_and_ten(queries_of, directory_page, kiel, topic, outside):
    address = f"/wo-passe-ich/ergebnis/?lust={outside.pk}"

    def grow(number):
        for _ in range(number):
            InitiativePageFactory(parent=directory_page, topics=[topic], municipality=kiel)
            call(topics=[topic], municipality=kiel)

    grow(1)
    one = queries_of(address)
    grow(4)

    assert queries_of(address) == one
    assert one <= 12


WISHES = st.fixed_dictionaries(
    {
        "with_topic": st.booleans(),
        "with_place": st.booleans(),
        "effort": st.sampled_from(["", *Effort.values]),
        "time": st.sampled_from(["", *Time.values]),
        "kind": st.sampled_from(["", *Kind.values]),
        "company": st.sampled_from(["", *Company.values]),
    }
)
CALLS_MADE = st.lists(
    st.fixed_dictionaries(
        {
            "effort": st.sampled_from(["", *Effort.values]),
            "kind": st.sampled_from(Kind.values),
            "how_many": st.sampled_from([None, 1, 3]),
            "is_online": st.booleans(),
            **{time: st.booleans() for time in Time.values},
        }
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wish=WISHES, calls=CALLS_MADE, about=st.lists(st.booleans(), min_size=4, max_size=4))
def test_reasons_are_true_and_none_is_missing(directory_page, kiel, topic, wish, calls, about):
    """What the database counts is what is said of each thing."""
    Question.objects.all().delete()
    Call.objects.all().delete()
    DirectoryEntry.objects.all().delete()
    InitiativePageFactory(parent=directory_page, topics=[topic] if about[0] else [], municipality=kiel)
    for fields, is_about in zip(calls, about, strict=False):
        call(topics=[topic] if is_about else [], municipality=None if is_about else kiel, **fields)
    option = OptionFactory(
        topics=[topic] if wish["with_topic"] else [],
        municipality=kiel if wish["with_place"] else None,
        **{name: wish[name] for name in ("effort", "time", "kind", "company")},
    )
    asked = answers(**{option.question.slug: [option]})[0].chosen[0]
    entries = DirectoryEntry.objects.for_readers_of("de").filter(layer__in=LAYERS).prefetch_related("topics")
    by_pk = Call.objects.in_bulk()

    counted = {entry.pk for entry in entries.filter(condition(asked))}
    said = {
        entry.pk
        for entry in entries
        if fits(
            asked,
            entry,
            [each.pk for each in entry.topics.all()],
            by_pk.get(entry.object_id) if entry.layer == CALLS else None,
        )
    }

    assert said == counted
    assert all(result.reasons == [option.why] for result in best(answers(**{option.question.slug: [option]})))


def test_managers_edit_the_questions_and_citizens_do_not(client, maren, anna, topic, outside):
    url = reverse("initiatives_matching_question_modeladmin_edit", args=[outside.question_id])
    form = {
        "text": "Was magst du?",
        "text_en": "",
        "hint": "",
        "hint_en": "",
        "slug": "lust",
        "sort_order": "1",
        "takes_several": "on",
        "options-TOTAL_FORMS": "1",
        "options-INITIAL_FORMS": "1",
        "options-MIN_NUM_FORMS": "0",
        "options-MAX_NUM_FORMS": "1000",
        "options-0-id": str(outside.pk),
        "options-0-ORDER": "1",
        "options-0-text": "Draußen sein",
        "options-0-reason": "du gern draußen bist",
        "options-0-topics": [str(TopicFactory(slug="wald").pk)],
        "options-0-kind": "hands",
    }
    client.force_login(anna)
    client.post(url, form)
    outside.question.refresh_from_db()
    assert outside.question.text == "Worauf hast du Lust?"

    client.force_login(maren)
    response = client.post(url, form)
    changed = Option.objects.get()

    assert response.status_code == 302
    assert (changed.question.text, changed.text, changed.kind) == ("Was magst du?", "Draußen sein", "hands")
    assert [each.slug for each in changed.topics.all()] == ["wald"]


def test_no_question_is_called_like_the_number(db):
    with pytest.raises(ValidationError) as refused:
        Question(text="Was?", slug="frage").full_clean()

    assert list(refused.value.error_dict) == ["slug"]
