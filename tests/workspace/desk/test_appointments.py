"""A date that was found ends in the calendar, and what stands there is named where a date is looked for."""

import datetime

import pytest
from django.utils import timezone, translation

from portal.activity.delivery import deliver_due
from tests.factories.appointments import AnswerFactory, AppointmentPollFactory, OptionFactory, ParticipantFactory
from workspace.calendar.models import Event, Occurrence
from workspace.polls.appointments import closing, wall
from workspace.polls.models import AppointmentPoll
from workspace.projects import clashes


@pytest.fixture
def found(project, ben, gesa):
    """Ben's poll, whose only date suits Gesa and somebody from outside; closed by `found()`."""
    poll = AppointmentPollFactory(project=project, created_by=ben, title="Sommerfest", dates=1)
    option = poll.options.get()
    people = [
        ParticipantFactory(poll=poll, user=gesa),
        ParticipantFactory(poll=poll, outside=True, name="Wiebke", email="wiebke@example.org", language="en"),
    ]
    for participant in people:
        AnswerFactory(participant=participant, option=option)
    membership = project.memberships.select_related("project", "user").get(user=ben)
    return lambda: closing.close(poll=poll, membership=membership, option=option)


def test_the_event_has_the_date_and_those_who_said_yes(found, ben, gesa):
    poll = found()

    event = Event.objects.get()
    assert poll.event_url == event.get_absolute_url()
    assert (event.title, event.place, event.start, event.end) == (
        "Sommerfest",
        "Gemeindehaus",
        poll.chosen.start,
        poll.chosen.end,
    )
    said = {(row.user, row.email, row.answer) for row in event.guests.all()}
    assert {(gesa, "yes"), (None, "yes")} <= {(user, answer) for user, _email, answer in said}


def test_opened_again_the_event_is_cancelled_and_stays(found, project, ben):
    poll = found()
    membership = project.memberships.select_related("project", "user").get(user=ben)
    closing.reopen(poll=poll, membership=membership)

    assert Event.objects.get().is_cancelled


def test_opened_again_in_another_language_the_event_is_cancelled(found, project, ben):
    with translation.override("en"):
        poll = found()
        assert poll.event_address == f"/en{poll.event_url}"
    closing.reopen(poll=poll, membership=project.memberships.select_related("project", "user").get(user=ben))

    assert Event.objects.get().is_cancelled


def test_everybody_who_answered_gets_one_mail(found, project, anna, gesa, mailoutbox, commit):
    """Gesa said yes here and by her address outside, Anna no, Ole outside no, Wiebke outside yes."""
    poll = AppointmentPoll.objects.get()
    option = poll.options.get()
    for person in [
        {"user": anna},
        {"outside": True, "email": "ole@example.org"},
        {"outside": True, "email": "Gesa@example.org"},
        {"outside": True, "email": "anna@example.org"},
    ]:
        said = "yes" if person.get("email") == "Gesa@example.org" else "no"
        AnswerFactory(participant=ParticipantFactory(poll=poll, **person), option=option, value=said)
    with commit():
        found()
    with commit():
        deliver_due(timezone.localtime().replace(hour=12) + datetime.timedelta(days=1))

    assert sorted(mail.to[0] for mail in mailoutbox) == [
        "anna@example.org",
        "gesa@example.org",
        "ole@example.org",
        "wiebke@example.org",
    ]
    invited = {mail.to[0]: mail.subject.partition(":")[0] for mail in mailoutbox if "Sommerfest, " in mail.subject}
    assert invited == {"gesa@example.org": "Einladung", "wiebke@example.org": "Invitation"}


def test_opened_again_everybody_gets_one_mail_that_leads_to_their_answers(
    found, project, anna, ben, gesa, mailoutbox, commit
):
    """Gesa and Wiebke are guests of the event, and hear from it; Anna and Ole said no, and hear from the poll. Gesa is
    there by her address from outside, too."""
    poll = AppointmentPoll.objects.get()
    option = poll.options.get()
    for person in [{"user": anna}, *({"outside": True, "email": f"{name}@example.org"} for name in ("ole", "Gesa"))]:
        AnswerFactory(participant=ParticipantFactory(poll=poll, **person), option=option, value="no")
    with commit():
        found()
    noon = timezone.localtime().replace(hour=12)
    deliver_due(noon + datetime.timedelta(days=1))
    mailoutbox.clear()
    with commit():
        closing.reopen(poll=poll, membership=project.memberships.select_related("project", "user").get(user=ben))
    with commit():
        deliver_due(noon + datetime.timedelta(days=2))

    by_address = {mail.to[0]: mail for mail in mailoutbox}
    assert len(mailoutbox) == len(by_address) == 4
    cancelled = {to for to, mail in by_address.items() if mail.subject.partition(":")[0] in {"Abgesagt", "Cancelled"}}
    assert cancelled == {"gesa@example.org", "wiebke@example.org"}
    own = poll.participants.get(email="wiebke@example.org").token
    assert f"/en/terminumfragen/antwort/{own}/" in by_address["wiebke@example.org"].body
    assert "Another date is looked for." in by_address["wiebke@example.org"].body
    assert f"{poll.get_absolute_url()}\n" in by_address["gesa@example.org"].body


def test_of_a_date_that_is_over_only_the_poll_tells_when_it_is_opened_again(found, project, ben, mailoutbox, commit):
    with commit():
        poll = found()
    deliver_due(timezone.localtime().replace(hour=12) + datetime.timedelta(days=1))
    mailoutbox.clear()
    ago = timezone.now() - datetime.timedelta(days=1)
    Occurrence.objects.update(start=ago - datetime.timedelta(hours=1), end=ago)
    with commit():
        closing.reopen(poll=poll, membership=project.memberships.select_related("project", "user").get(user=ben))
    with commit():
        deliver_due(timezone.localtime().replace(hour=12) + datetime.timedelta(days=2))

    assert sorted(mail.to[0] for mail in mailoutbox) == ["gesa@example.org", "wiebke@example.org"]


def test_without_a_calendar_it_is_closed_all_the_same(found, project):
    project.rooms_off = ["calendar"]
    project.save()

    assert (found().event_url, Event.objects.count()) == ("", 0)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"])
def test_a_whole_day_stays_the_day_that_was_chosen(project, ben, zone):
    day = timezone.localdate() + datetime.timedelta(days=20)
    poll = AppointmentPollFactory(project=project, created_by=ben, zone=zone)
    start, end = wall.whole_day(day, wall.zone_named(zone))
    option = OptionFactory(poll=poll, start=start, end=end, all_day=True)
    membership = project.memberships.select_related("project", "user").get(user=ben)
    closing.close(poll=poll, membership=membership, option=option)

    event = Event.objects.get()
    assert (timezone.localtime(event.start).date(), timezone.localtime(event.end).date()) == (day, day)


def test_what_the_project_and_oneself_have_is_named_once(found, project, ben, gesa):
    poll = found()
    start, end = poll.chosen.start, poll.chosen.end

    def busy(user):
        return [(each.title, each.whose.value) for each in clashes.between(user, project, start, end)]

    assert busy(gesa) == [("Sommerfest", "mine")]
    assert busy(ben) == [("Sommerfest", "project")]
    assert clashes.between(ben, project, end, end + datetime.timedelta(hours=1)) == []
