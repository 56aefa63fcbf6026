"""Many at the same moment: whoever answers while the date is chosen is a guest, or hears that it is too late."""

from functools import partial

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.appointments import AppointmentPollFactory, ParticipantFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.simultaneous import at_the_same_moment
from workspace.calendar.models import Event, Guest
from workspace.polls.appointments import closing
from workspace.polls.appointments.choices import Value
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.services import answering
from workspace.polls.appointments.services.answering import Answers
from workspace.polls.models import Answer, AppointmentPoll, Participant

PEOPLE = 6


@pytest.fixture
def poll(committed):
    """Begun by the admin of a project, who is the first of its people."""
    project = ProjectFactory(admin=UserFactory())
    for _each in range(PEOPLE):
        MembershipFactory(project=project)
    return AppointmentPollFactory(
        project=project, created_by=project.memberships.get(role="admin").user, dates=2, takes_outsiders=True
    )


@pytest.fixture
def people(poll):
    return list(poll.project.memberships.select_related("project", "user").order_by("pk"))


def saying_yes(poll):
    options = list(poll.options.all())
    return Answers({option.pk: Value.YES for option in options}, [option.pk for option in options])


def test_whoever_answers_while_it_is_closed_is_a_guest_or_hears_that_it_is_too_late(poll, people):
    yes = saying_yes(poll)
    inside = [partial(answering.answer, poll=poll, membership=person, answers=yes) for person in people[1:]]
    outside = [
        partial(
            answering.answer_from_outside,
            poll=poll,
            name=f"Gast {number}",
            email=f"gast{number}@example.org",
            language="de",
            answers=yes,
        )
        for number in range(3)
    ]
    close = partial(closing.close, poll=poll, membership=people[0], option=poll.options.first())

    failed = at_the_same_moment([*inside[:3], *outside, close, *inside[3:]])

    assert {type(each) for each in failed} <= {AppointmentError}
    answered = Participant.objects.filter(poll=poll, answered_at__isnull=False).count()
    assert answered == PEOPLE + 3 - len(failed)
    assert Guest.objects.filter(event=Event.objects.get(), answer="yes").count() == answered
    assert Answer.objects.filter(option__poll=poll, value=Value.YES).count() == 2 * answered


def test_two_who_choose_different_dates_at_once_make_one_event(poll, people):
    work = [partial(closing.close, poll=poll, membership=people[0], option=option) for option in poll.options.all()]

    failed = at_the_same_moment(work)

    assert [type(each) for each in failed] == [AppointmentError]
    assert Event.objects.filter(project=poll.project).count() == 1
    assert AppointmentPoll.objects.get(pk=poll.pk).is_closed


def test_the_last_place_is_given_once(poll, people):
    poll.options.update(capacity=2)
    yes = saying_yes(poll)
    work = [partial(answering.answer, poll=poll, membership=person, answers=yes) for person in people]

    failed = at_the_same_moment(work)

    assert [type(each) for each in failed] == [AppointmentError] * (len(people) - 2)
    assert Answer.objects.filter(option=poll.options.first(), value=Value.YES).count() == 2


def test_an_answer_from_two_tabs_is_one_row_even_of_somebody_who_was_asked_by_mail(poll, people):
    ParticipantFactory(poll=poll, outside=True, email=people[1].user.email, answered_at=None)
    work = [partial(answering.answer, poll=poll, membership=people[1], answers=saying_yes(poll))] * 3

    assert at_the_same_moment(work) == []

    assert (Participant.objects.filter(poll=poll).count(), Answer.objects.filter(option__poll=poll).count()) == (1, 2)
