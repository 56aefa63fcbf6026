"""Calls and answers in the admin."""

import re

import pytest
from django.urls import reverse

from initiatives.calls.choices import Direction, Status
from initiatives.calls.models import Answer, Call
from initiatives.directory.models import DirectoryEntry
from tests.factories.accounts import UserFactory
from tests.factories.calls import AnswerFactory, CallFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory


def url(model, action, *args):
    return reverse(f"initiatives_calls_{model}_modeladmin_{action}", args=args)


@pytest.fixture
def neighbour(db):
    return MunicipalityFactory(name="Nebenan")


@pytest.fixture
def rows(kiel, neighbour, anna):
    """One call each of two municipalities with an answer, and an offer that waits."""
    for place in (kiel, neighbour):
        AnswerFactory(call=CallFactory(title=f"Gesuch in {place.name}", municipality=place), name=f"Aus {place.name}")
    AnswerFactory(call=Call.objects.get(municipality=kiel), name="Unbestätigt", confirmed_at=None)
    offer = CallFactory(
        title="Scheune", municipality=kiel, direction=Direction.OFFERS, owner=anna, status=Status.WAITING
    )
    AnswerFactory(call=offer, name="Privat")


def shown(client, model, words, **query):
    html = client.get(url(model, "index"), query).content.decode()
    return [word for word in words if word in html]


CALLS = ["Gesuch in Kiel", "Gesuch in Nebenan", "Scheune"]
ANSWERS = ["Aus Kiel", "Aus Nebenan", "Unbestätigt", "Privat"]


def test_managers_see_what_is_theirs(client, rows, maren):
    client.force_login(maren)

    assert shown(client, "call", CALLS) == ["Gesuch in Kiel", "Scheune"]
    assert shown(client, "answer", ANSWERS) == ["Aus Kiel"]


def test_portal_admins_see_all_but_what_is_private(client, rows):
    client.force_login(UserFactory(is_superuser=True))

    assert shown(client, "call", CALLS) == CALLS
    assert shown(client, "answer", ANSWERS) == ["Aus Kiel", "Aus Nebenan"]


def test_the_lists_are_filtered(client, rows, neighbour):
    topic = TopicFactory()
    Call.objects.get(title="Gesuch in Kiel").topics.add(topic)
    client.force_login(UserFactory(is_superuser=True))

    assert shown(client, "call", CALLS, ort=neighbour.slug) == ["Gesuch in Nebenan"]
    assert shown(client, "call", CALLS, thema=topic.slug) == ["Gesuch in Kiel"]
    assert shown(client, "call", CALLS, status__exact="waiting") == ["Scheune"]
    assert shown(client, "answer", ANSWERS, ort=neighbour.slug) == ["Aus Nebenan"]


def test_the_list_is_exported(client, rows, maren):
    client.force_login(maren)

    lines = b"".join(client.get(url("call", "index"), {"export": "csv"}).streaming_content).decode().splitlines()

    assert sorted(line.split(",")[0] for line in lines[1:]) == ["Gesuch in Kiel", "Scheune"]


def test_a_manager_changes_a_call_and_the_directory_hears_of_it(client, rows, maren, kiel):
    client.force_login(maren)
    call = Call.objects.get(title="Gesuch in Kiel")
    form = {
        "title": "Neuer Titel", "text": "Text", "kind": "hands", "until": call.until.isoformat(),
        "municipality": kiel.pk,
    }  # fmt: skip
    client.post(url("call", "edit", call.pk), form)

    call.refresh_from_db()
    assert call.title == "Neuer Titel"
    assert DirectoryEntry.objects.on("gesuche").for_readers_of("de").get().title == "Neuer Titel"


def test_a_manager_does_not_reach_the_neighbours(client, rows, maren):
    client.force_login(maren)
    theirs = Call.objects.get(title="Gesuch in Nebenan")

    for action in ("edit", "delete", "inspect"):
        assert client.get(url("call", action, theirs.pk)).status_code == 302


@pytest.mark.parametrize("name", ["Aus Nebenan", "Unbestätigt", "Privat"])
def test_a_manager_does_not_read_what_is_private(client, rows, maren, name):
    client.force_login(maren)
    answer = Answer.objects.get(name=name)

    for action in ("inspect", "delete"):
        assert client.get(url("answer", action, answer.pk)).status_code == 302


def test_an_answer_is_looked_at_with_whom_it_is_from(client, rows, maren):
    client.force_login(maren)
    answer = Answer.objects.get(name="Aus Kiel")

    html = client.get(url("answer", "inspect", answer.pk)).content.decode()
    listed = client.get(url("answer", "index")).content.decode()

    assert re.findall("<dt[^>]*>(.*?)</dt>", html)[:2] == ["Gesuch", "Person"]
    assert "Aus Kiel" in html
    assert ("Person" in listed, "Who" in listed) == (True, False)


@pytest.mark.parametrize("model", ["call", "answer"])
def test_citizens_do_not_get_in(client, rows, anna, model):
    client.force_login(anna)

    assert client.get(url(model, "index")).status_code in {302, 403}


def test_the_lists_ask_as_often_for_thirty_as_for_one(client, initiative, kiel, maren, query_count):
    client.force_login(maren)
    counts = []
    for number in (1, 29):
        for _each in range(number):
            AnswerFactory(call=CallFactory(municipality=kiel, initiative=initiative))
        for model in ("call", "answer"):
            client.get(url(model, "index"))
        with query_count() as calls:
            client.get(url("call", "index"))
        with query_count() as answers:
            client.get(url("answer", "index"))
        counts.append((len(calls), len(answers)))

    assert counts[0] == counts[1]
