from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from home.events.models import EventPage, Occurrence
from home.events.services import upcoming_occurrences
from portal.base.recurrence import daily, monthly, weekly
from tests.factories.events import THURSDAY_OF_2026, EventPageFactory


def test_an_event_with_one_date_has_one_occurrence(calendar):
    event = EventPageFactory(parent=calendar)

    assert [(row.start, row.end) for row in Occurrence.objects.all()] == [(event.start, event.end)]


def test_a_series_stays_at_its_hour_when_daylight_saving_ends(calendar):
    EventPageFactory(parent=calendar, start=THURSDAY_OF_2026, recurrence=weekly(THURSDAY_OF_2026, count=4))

    assert [row.start.hour for row in Occurrence.objects.all()] == [16, 16, 16, 17]


def test_recurrence_survives_the_database(calendar):
    rule = monthly(THURSDAY_OF_2026, on="weekday", count=3, without=[date(2026, 11, 12)], also=[date(2026, 11, 19)])
    event = EventPageFactory(parent=calendar, start=THURSDAY_OF_2026, recurrence=rule)

    event = EventPage.objects.get(pk=event.pk)
    event.save()

    assert [row.start.date() for row in event.occurrences.all()] == [
        date(2026, 10, 8),
        date(2026, 11, 19),
        date(2026, 12, 10),
    ]


def test_whole_days_are_whole_days_across_daylight_saving(calendar):
    start = datetime(2026, 10, 24, 10, 0, tzinfo=UTC)
    EventPageFactory(parent=calendar, start=start, end=start, all_day=True, recurrence=daily(start, count=3))

    spans = [(row.start.isoformat(), row.end.isoformat()) for row in Occurrence.objects.all()]

    assert spans == [
        ("2026-10-23T22:00:00+00:00", "2026-10-24T21:59:00+00:00"),
        ("2026-10-24T22:00:00+00:00", "2026-10-25T22:59:00+00:00"),
        ("2026-10-25T23:00:00+00:00", "2026-10-26T22:59:00+00:00"),
    ]


def test_a_draft_beside_a_live_page_leaves_its_dates_alone(calendar):
    event = EventPageFactory(parent=calendar)
    event.start += timedelta(days=1)
    event.end += timedelta(days=1)

    revision = event.save_revision()

    assert [row.start for row in Occurrence.objects.all()] == [event.start - timedelta(days=1)]

    revision.publish()

    assert [row.start for row in Occurrence.objects.all()] == [event.start]


def test_the_end_before_the_start_is_refused(calendar):
    with pytest.raises(ValidationError) as refusal:
        EventPageFactory(parent=calendar, start=THURSDAY_OF_2026, end=THURSDAY_OF_2026 - timedelta(minutes=1))

    assert set(refusal.value.message_dict) == {"end"}


@pytest.mark.parametrize(
    "rule",
    [
        weekly(THURSDAY_OF_2026),
        weekly(THURSDAY_OF_2026, interval=0, count=3),
        weekly(THURSDAY_OF_2026, count=501),
        weekly(THURSDAY_OF_2026, weekdays=[0], count=3),
        weekly(THURSDAY_OF_2026, until=date(2026, 10, 1)),
        weekly(THURSDAY_OF_2026, count=1, without=[date(2026, 10, 8)]),
    ],
    ids=["endless", "interval 0", "too many", "start left out", "ends before", "nothing left"],
)
def test_a_recurrence_that_cannot_be_is_refused(calendar, rule):
    with pytest.raises(ValidationError) as refusal:
        EventPageFactory(parent=calendar, start=THURSDAY_OF_2026, recurrence=rule)

    assert set(refusal.value.message_dict) == {"recurrence"}


def test_upcoming_is_in_order_and_leaves_out_drafts_and_cancelled(calendar):
    later = EventPageFactory(parent=calendar, start=THURSDAY_OF_2026, recurrence=weekly(THURSDAY_OF_2026, count=2))
    first = EventPageFactory(parent=calendar, start=THURSDAY_OF_2026 - timedelta(days=1))
    EventPageFactory(parent=calendar, start=THURSDAY_OF_2026, live=False)
    EventPageFactory(parent=calendar, start=THURSDAY_OF_2026, cancelled=True)

    found = upcoming_occurrences(start=THURSDAY_OF_2026 - timedelta(days=2))

    assert [date.page_id for date in found] == [first.pk, later.pk, later.pk]
