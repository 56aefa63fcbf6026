"""What appointment polls know about a person: exported, and gone with the account."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts import privacy
from portal.base.terms import enforce
from tests.factories.appointments import AnswerFactory, AppointmentPollFactory, ParticipantFactory
from workspace.polls.models import Answer, AppointmentPoll, Participant


@pytest.fixture
def parts():
    return {part.name: part for part in privacy.parts() if part.name.startswith("appointment")}


@pytest.fixture
def answered(project, poll, gesa):
    """Gesa has answered here, and by her address in another poll; somebody else has, too."""
    closed = AppointmentPollFactory(project=project, title="Backen", dates=1, closed_at=timezone.now())
    rows = [
        ParticipantFactory(poll=poll, user=gesa, comment="Gern!"),
        ParticipantFactory(poll=closed, outside=True, name="Gesa G.", email="GESA@example.org", comment="Später."),
        ParticipantFactory(poll=poll, outside=True, name="Wiebke", email="wiebke@example.org"),
    ]
    for row in rows:
        AnswerFactory(participant=row, option=row.poll.options.first())
    return rows


def test_answers_are_exported_those_by_the_address_too(parts, answered, gesa):
    said = parts["appointment_answers"].export(gesa)

    assert [(each["poll"], each["email"], each["comment"]) for each in said] == [
        ("Sommerfest planen", "", "Gern!"),
        ("Backen", "GESA@example.org", "Später."),
    ]
    assert [[answer["answer"] for answer in each["answers"]] for each in said] == [["yes"], ["yes"]]
    assert answered[2].token not in str(said)


def test_they_go_with_the_account_and_of_what_was_chosen_stays_a_number(client, parts, answered, gesa):
    parts["appointment_answers"].erase(gesa)

    here, outside, other = answered
    assert not Participant.objects.filter(pk=here.pk).exists()
    left = Participant.objects.get(pk=outside.pk)
    assert (left.name, left.email, left.comment, left.answers.count()) == ("", "", "", 1)
    assert client.get(reverse("appointment_answers:own", args=[outside.token])).status_code == 404
    assert Participant.objects.get(pk=other.pk).email == "wiebke@example.org"
    assert Answer.objects.count() == 2


def test_polls_stay_without_the_name(parts, poll, ben):
    gone = AppointmentPollFactory(created_by=ben, title="Gelöscht", deleted_at=timezone.now())

    assert [each["title"] for each in parts["appointment_polls"].export(ben)] == ["Sommerfest planen", "Gelöscht"]
    parts["appointment_polls"].erase(ben)
    ben.delete()
    poll.refresh_from_db()
    assert poll.created_by is None
    assert not AppointmentPoll.objects.filter(pk=gone.pk).exists()


def test_a_link_from_before_leads_whoever_answers_inside_there(client, poll, gesa):
    participant = ParticipantFactory(poll=poll, user=gesa)

    answer = client.get(reverse("appointment_answers:own", args=[participant.token]))

    assert answer.url == poll.get_absolute_url()


@pytest.mark.parametrize("ended", ["closed_at", "deadline"])
def test_who_answered_from_outside_is_forgotten_some_time_after_the_poll(client, project, gesa, ended, settings):
    settings.OUTSIDERS_KEPT_DAYS = 90
    over = AppointmentPollFactory(project=project, dates=1, **{ended: timezone.now()})
    running = AppointmentPollFactory(project=project, dates=1)
    outside = [
        ParticipantFactory(poll=poll, outside=True, name="Wiebke", email="w@example.org", comment="Gern.")
        for poll in (over, running)
    ]
    member = ParticipantFactory(poll=over, user=gesa, comment="Gern!")
    AnswerFactory(participant=outside[0], option=over.options.first())
    said = [*outside, member]

    enforce(timezone.now() + timedelta(days=89))
    assert [Participant.objects.get(pk=row.pk).comment for row in said] == ["Gern.", "Gern.", "Gern!"]

    enforce(timezone.now() + timedelta(days=91))
    assert [Participant.objects.get(pk=row.pk).comment for row in said] == ["", "Gern.", "Gern!"]
    left = Participant.objects.get(pk=outside[0].pk)
    assert (left.name, left.email, left.answers.count()) == ("", "", 1)
    assert client.get(reverse("appointment_answers:own", args=[outside[0].token])).status_code == 404
