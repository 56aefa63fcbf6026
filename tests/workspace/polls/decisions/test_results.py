"""Results are seen when it was said, by nobody before and by no other way."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.privacy import parts
from portal.activity.models import Event
from tests.factories.decisions import PollFactory, PublicPollFactory, VoteFactory, with_keys
from workspace.polls.decisions.choices import Kind, Results
from workspace.polls.decisions.errors import PollError
from workspace.polls.decisions.kinds import Asked, Ended
from workspace.polls.decisions.models import Poll
from workspace.polls.decisions.seeing import see
from workspace.polls.decisions.services import asking, steering
from workspace.projects.models import Happening


@pytest.mark.parametrize(
    ("results", "seen"),
    [(Results.ALWAYS, (True, True, True)), (Results.VOTED, (False, True, True)), (Results.END, (False, False, True))],
)
@pytest.mark.parametrize("who", ["anna", "ben", "gesa"])
def test_who_sees_what_and_when(request, project, cast, who, results, seen):
    """Anna is an admin, Ben has asked: neither makes a difference."""
    person, ben = request.getfixturevalue(who), request.getfixturevalue("ben")
    before, voted, ended = seen
    poll = PollFactory(project=project, created_by=ben, results=results, votes={"0": 2})

    assert (see(poll, person).outcome is not None) is before
    cast(person, poll, "1")
    assert (see(poll, person).outcome is not None) is voted
    steering.close(poll=poll, actor=ben)
    assert (see(Poll.objects.get(pk=poll.pk), person).outcome is not None) is ended


@pytest.fixture
def sealed(project, ben, gesa, cast):
    """Only at the end: one vote for the third, a hundred for the second."""
    poll = PollFactory(project=project, created_by=ben, title="Wohin?", results=Results.END, options=["A", "B", "C"])
    VoteFactory.create_batch(7, poll=poll, content=with_keys(poll, "1"))
    cast(gesa, poll, "2")
    return poll


def test_no_page_tells_it_before_the_end(as_person, anna, project, sealed, address):
    client = as_person(anna)
    pages = [
        address("detail", sealed),
        reverse("workspace:polls:list", args=[project.slug]),
        reverse("workspace:home", args=[project.slug]),
        reverse("workspace:timeline", args=[project.slug]),
    ]

    texts = [client.get(page).content.decode() for page in pages]

    assert not any("<progress" in text or "7 Stimmen" in text for text in texts)
    assert "8 Stimmen" in texts[0]
    assert client.get(address("results", sealed)).status_code == 403


def test_nothing_that_is_told_of_it_says_what_came_of_it(sealed, project, ben, anna):
    steering.close(poll=sealed, actor=ben)

    events = list(Event.objects.filter(object_id=sealed.pk, kind__startswith="decisions."))
    ended = [event for event in events if event.kind == Ended.key]
    said = Ended().told(ben, [(Ended(), ended)], "de")

    assert [line.words for line in said.values()] == ["Die Umfrage „Wohin?“ ist beendet"]
    assert [event.data for event in events] == [{}] * len(events)
    assert set(Happening.objects.filter(project=project, room="polls").values_list("title", flat=True)) == {"Wohin?"}


def test_the_data_of_its_author_do_not_hold_it(sealed, ben):
    of_polls = [part.export(ben) for part in parts() if part.name in {"polls", "votes"}]

    assert "7" not in str([{key: value for key, value in each.items() if key != "asked"} for each in of_polls])


def test_what_was_sealed_and_seen_is_not_opened_again(sealed, ben):
    steering.close(poll=sealed, actor=ben)

    with pytest.raises(PollError, match="nicht wieder öffnen"):
        steering.reopen(poll=sealed, actor=ben, deadline=None)
    assert not Poll.objects.get(pk=sealed.pk).is_open


def test_neither_anonymity_nor_results_can_be_changed_later(as_person, ben, address, sealed):
    as_person(ben).post(
        address("change", sealed),
        {"title": sealed.title, "text": "", "results": "always", "secrecy": "anonymous", "is_anonymous": "1"},
    )

    sealed.refresh_from_db()
    assert (sealed.results, sealed.is_anonymous) == (Results.END, False)


def test_others_are_opened_again(poll, ben, anna, cast):
    cast(anna, poll, "0")
    steering.close(poll=poll, actor=ben)
    steering.reopen(poll=poll, actor=ben, deadline=timezone.now() + timedelta(days=2))

    cast(anna, poll, "1")

    event = Event.objects.filter(kind=Asked.key).latest("pk")
    told = Asked().told(anna, [(Asked(), [event])], "de")
    assert told[event.pk].words == "Die Umfrage „An welchem Tag?“ ist wieder offen"


def test_the_table_holds_numbers_and_names_and_no_formula(as_person, anna, address, project):
    poll = PollFactory(project=project, title="=1+1", options=["@SUM(A1)", "Nein"])
    VoteFactory(poll=poll, user__name="Ida Ihn", content=with_keys(poll, "0"))

    answer = as_person(anna).get(address("results", poll))

    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert ["Frage", "'=1+1"] in rows
    assert ["'@SUM(A1)", "1", "1 Stimme, 100 %"] in rows
    assert ["Ida Ihn", "'@SUM(A1)"] in rows


def test_the_table_of_an_anonymous_poll_names_nobody_and_has_the_order_of_words(
    as_person, anna, ben, gesa, address, project, cast
):
    poll = PollFactory(project=project, kind=Kind.WORDS, is_anonymous=True)
    for person, words in ((gesa, "Zuletzt im Alphabet"), (ben, "Anfang")):
        cast(person, poll, words)

    table = as_person(anna).get(address("results", poll)).content.decode("utf-8-sig")

    assert table.index("Anfang") < table.index("Zuletzt")
    assert not any(person.name in table for person in (ben, gesa))


def test_what_everybody_answers_in_words_is_read_by_those_who_ask(as_person, clara, db):
    poll = PublicPollFactory(kind=Kind.WORDS, votes={"Mehr Bänke": 1})

    client = as_person(clara)

    assert "Mehr Bänke" not in client.get(poll.public_url).content.decode()
    assert client.get(reverse("polls:results", args=[poll.pk])).status_code == 403


def test_names_stand_there_only_with_the_results(as_person, anna, address, sealed, gesa):
    assert "Wer was gewählt hat" not in as_person(anna).get(address("detail", sealed)).content.decode()


def test_a_deadline_that_is_put_off_keeps_it_sealed(sealed, ben, anna):
    later = timezone.now() + timedelta(days=3)

    asking.change(poll=sealed, actor=ben, title=sealed.title, text="", deadline=later)

    assert see(Poll.objects.get(pk=sealed.pk), anna).outcome is None
