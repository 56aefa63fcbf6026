"""Answering: what counts, what is kept, who sees what, and what happens where several do it at once."""

import pytest
from django.utils import timezone

from portal.activity.models import Event
from tests.factories.accounts import UserFactory
from tests.factories.appointments import (
    AnswerFactory,
    AppointmentPollFactory,
    OptionFactory,
    ParticipantFactory,
    evening,
)
from tests.factories.projects import MembershipFactory
from workspace.polls.appointments import closing
from workspace.polls.appointments.choices import Hides, Value
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.services import answering
from workspace.polls.appointments.services.answering import Answers
from workspace.polls.models import Answer, Participant


def dates(poll):
    return list(poll.options.all())


def form(poll, *values, comment=""):
    """As a browser sends it: of what is empty, only that it stood there."""
    options = dates(poll)
    chosen = {f"answer-{option.pk}": value for option, value in zip(options, values, strict=False) if value}
    return {"seen": [option.pk for option in options], **chosen, "comment": comment}


def values_of(participant):
    return list(participant.answers.order_by("option__start").values_list("value", flat=True))


def test_what_is_empty_counts_as_no_and_guests_answer_too(as_person, gesa, poll, address):
    answer = as_person(gesa).post(address("answer", poll), form(poll, "yes", "maybe", comment="Ich bringe Kuchen mit"))

    participant = poll.participants.get(user=gesa)
    assert answer.url == address("detail", poll)
    assert values_of(participant) == ["yes", "maybe", "no"]
    assert (participant.comment, participant.answered_at is None) == ("Ich bringe Kuchen mit", False)


def test_an_answer_is_changed_and_the_last_of_two_tabs_counts(as_person, ben, poll, address):
    client = as_person(ben)
    client.post(address("answer", poll), form(poll, "yes", "yes", "yes"))
    client.post(address("answer", poll), form(poll, "no", "yes", "maybe"))

    assert values_of(poll.participants.get()) == ["no", "yes", "maybe"]


def test_what_came_meanwhile_is_not_answered_by_an_older_form(as_person, ben, poll, address):
    older = form(poll, "yes", "no", "no")
    OptionFactory(poll=poll, start=evening(9))
    as_person(ben).post(address("answer", poll), older)

    assert Answer.objects.count() == 3


def test_if_need_be_is_a_no_where_it_is_not_offered_and_nonsense_is_too(as_person, ben, poll, address):
    poll.if_need_be = False
    poll.save()
    as_person(ben).post(address("answer", poll), form(poll, "maybe", "<b>", "yes"))

    assert values_of(poll.participants.get()) == ["no", "no", "yes"]
    assert "Wenn nötig" not in as_person(ben).get(address("detail", poll)).text


def test_dates_of_another_poll_are_not_answered(as_person, ben, poll, address, project):
    other = AppointmentPollFactory(project=project, dates=1)
    as_person(ben).post(address("answer", poll), {**form(other, "yes"), "comment": ""})

    assert Answer.objects.count() == 0


def test_places_are_given_once(as_person, ben, gesa, poll, address):
    poll.options.update(capacity=1)
    as_person(ben).post(address("answer", poll), form(poll, "yes"))
    refused = as_person(gesa).post(address("answer", poll), form(poll, "yes", "maybe", comment="Schade"))

    assert "ist inzwischen ausgebucht" in refused.text
    assert "Schade" in refused.text
    assert not Participant.objects.filter(user=gesa).exists()
    assert as_person(ben).post(address("answer", poll), form(poll, "yes", "yes")).status_code == 302


def test_after_the_deadline_and_once_it_is_closed_nothing_is_kept(as_person, ben, poll, address, membership):
    poll.deadline = timezone.now()
    poll.save()
    page = as_person(ben).post(address("answer", poll), form(poll, "yes"))
    assert "Die Zeit für Antworten ist vorbei." in page.text

    poll.deadline = None
    poll.save()
    closing.close(poll=poll, membership=membership(ben), option=dates(poll)[0])
    page = as_person(ben).post(address("answer", poll), form(poll, "yes", comment="Ich bringe Kekse mit"))
    assert "Inzwischen steht der Termin fest" in page.text
    assert "Ich bringe Kekse mit" in page.text
    assert "Du: Ja" not in page.text
    assert Answer.objects.count() == 0


def test_an_archived_project_can_only_be_read(as_person, ben, poll, address, project):
    project.status = "archived"
    project.save()

    page = as_person(ben).get(address("detail", poll))
    assert (page.status_code, page.context["may_answer"]) == (200, False)
    assert as_person(ben).post(address("answer", poll), form(poll, "yes")).status_code == 403


@pytest.fixture
def answered(poll, gesa):
    """Gesa can on the first date."""
    participant = ParticipantFactory(poll=poll, user=gesa, comment="Gern früher")
    AnswerFactory(participant=participant, option=dates(poll)[0], value="yes")
    return participant


@pytest.mark.parametrize(
    "case",
    [
        (Hides.NEVER, "anna", True),
        (Hides.UNTIL_OWN, "anna", False),
        (Hides.UNTIL_OWN, "gesa", True),
        (Hides.UNTIL_OWN, "ben", True),
        (Hides.ALWAYS, "gesa", False),
        (Hides.ALWAYS, "anna", False),
        (Hides.ALWAYS, "ben", True),
    ],
)
def test_answers_are_hidden_as_it_was_said(as_person, project, poll, answered, address, case):
    hides, who, sees = case
    poll.hides = hides
    poll.save()
    person = project.memberships.get(user__email=f"{who}@example.org").user
    pages = [
        as_person(person).get(address("detail", poll)),
        as_person(person).get(address("option", poll, dates(poll)[0].pk)),
    ]

    if who != "gesa":  # her own comment stands in her form
        assert ["Gern früher" in pages[0].text, "Gesa" in pages[1].text] == [sees, sees]
    assert ("1 Ja" in pages[0].text) == sees


def test_hidden_answers_stay_hidden_when_it_is_closed(as_person, anna, ben, poll, answered, address, membership):
    poll.hides = Hides.ALWAYS
    poll.save()
    closing.close(poll=poll, membership=membership(ben), option=dates(poll)[0])

    page = as_person(anna).get(address("detail", poll))
    assert "1 Ja" not in page.text
    assert "Dieser Termin ist es:" in page.text


def test_all_have_answered_is_said_once_to_whoever_organises_it(anna, ben, gesa, poll, membership, commit):
    with commit():
        for person in (anna, ben, gesa, gesa):
            seen = [option.pk for option in dates(poll)]
            answering.answer(poll=poll, membership=membership(person), answers=Answers({seen[0]: "yes"}, seen))

    event = Event.objects.get(kind="polls.all_answered")
    assert list(event.notifications.values_list("user", flat=True)) == [ben.pk]


def test_the_page_costs_the_same_for_one_answer_and_for_thirty(as_person, ben, poll, address, query_count):
    def visit():
        with query_count() as queries:
            as_person(ben).get(address("detail", poll))
        return len(queries)

    def answer_once():
        participant = ParticipantFactory(poll=poll)
        for option in dates(poll):
            AnswerFactory(participant=participant, option=option, value=Value.MAYBE)

    answer_once()
    visit(), visit()
    few = visit()
    for _person in range(29):
        answer_once()

    assert visit() == few


def test_somebody_of_another_project_has_no_key(as_person, poll, address):
    stranger = UserFactory()
    MembershipFactory(user=stranger)

    assert as_person(stranger).get(address("detail", poll)).status_code == 404
    assert as_person(stranger).post(address("answer", poll), form(poll, "yes")).status_code == 404


def test_a_removed_date_is_not_chosen(ben, poll, membership):
    option = dates(poll)[0]
    poll.options.filter(pk=option.pk).update(removed_at=timezone.now())

    with pytest.raises(AppointmentError, match="inzwischen entfernt"):
        closing.close(poll=poll, membership=membership(ben), option=option)
