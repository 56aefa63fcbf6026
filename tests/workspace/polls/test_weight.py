"""A poll of many dates stays light, and costs the queries of a small one, whoever looks at it."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.appointments import AnswerFactory, AppointmentPollFactory, ParticipantFactory
from workspace.polls.appointments.choices import Value
from workspace.polls.models import Answer, Option, Participant

LIGHT = 300_000
"""In bytes, before they are packed."""


@pytest.fixture
def long_poll(project, ben):
    """Of sixty dates, with thirty answers: the table shows them in pages, so that more weigh nothing more."""
    poll = AppointmentPollFactory(project=project, created_by=ben, takes_outsiders=True)
    start = timezone.now() + datetime.timedelta(days=2)
    hour = datetime.timedelta(hours=1)
    starts = [start + datetime.timedelta(days=each) for each in range(60)]
    options = Option.objects.bulk_create(Option(poll=poll, start=each, end=each + hour) for each in starts)
    people = [Participant(poll=poll, name=f"Person {each}", answered_at=start) for each in range(30)]
    rows = Participant.objects.bulk_create(people)
    Answer.objects.bulk_create(
        Answer(participant=row, option=option, value=list(Value)[(each + row.pk) % 3])
        for row in rows
        for each, option in enumerate(options)
    )
    return poll


def test_sixty_dates_weigh_less_than_three_hundred_kilobytes(as_person, ben, long_poll, address, query_count):
    client = as_person(ben)
    small = AppointmentPollFactory(project=long_poll.project, created_by=ben, takes_outsiders=True, dates=1)
    AnswerFactory(participant=ParticipantFactory(poll=small), option=small.options.get())
    for _visit in range(2):  # the first ones keep what belongs to the edition, and when somebody was here
        client.get(address("detail", small))
    with query_count() as few:
        client.get(address("detail", small))
    with query_count() as many:
        page = client.get(address("detail", long_poll))

    assert len(page.content) < LIGHT
    assert len(page.context["rows"]) == 25
    assert len(many) == len(few)
