"""The editors' form, filled as a person would: through the Wagtail admin."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils.timezone import localtime
from recurrence import MONTHLY, Rule
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.events.forms import EventPageForm
from home.events.models import EventPage, Occurrence
from portal.base.recurrence import daily, monthly, series, weekly, yearly
from portal.base.recurrence.words import KEEP
from tests.factories.accounts import UserFactory
from tests.factories.events import THURSDAY_OF_2026, EventPageFactory


@pytest.fixture
def editor(client, db):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def filled(**fields):
    several = {name: value for name, value in fields.items() if isinstance(value, list)}
    single = {name: value for name, value in fields.items() if name not in several}
    return several | nested_form_data(
        {
            "title": "Chor",
            "slug": "chor",
            "start": "2026-10-08 18:00",
            "end": "2026-10-08 20:00",
            "interval": "1",
            "body": streamfield([]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
            "action-publish": "1",
            **single,
        }
    )


def create(editor, calendar, **fields):
    address = reverse("wagtailadmin_pages:add", args=["home_events", "eventpage", calendar.pk])
    return editor.post(address, filled(**fields))


def days():
    return [f"{localtime(row.start):%d.%m.}" for row in Occurrence.objects.all()]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["08.10."]),
        ({"frequency": "daily", "count": "3", "interval": "2"}, ["08.10.", "10.10.", "12.10."]),
        ({"frequency": "weekly", "until": "2026-10-22"}, ["08.10.", "15.10.", "22.10."]),
        ({"frequency": "weekly", "weekdays": ["1", "3"], "count": "3"}, ["08.10.", "13.10.", "15.10."]),
        ({"frequency": "monthly_day", "count": "3"}, ["08.10.", "08.11.", "08.12."]),
        ({"frequency": "monthly_weekday", "count": "3"}, ["08.10.", "12.11.", "10.12."]),
        ({"frequency": "yearly", "count": "2"}, ["08.10.", "08.10."]),
        (
            {"frequency": "weekly", "count": "3", "exceptions": "15.10.2026", "extra_dates": "16.10.2026 15:00"},
            ["08.10.", "16.10.", "22.10."],
        ),
        ({"extra_dates": "10.10.2026\r\n\r\n 2026-10-09 "}, ["08.10.", "09.10.", "10.10."]),
    ],
)
def test_what_is_filled_in_becomes_dates(editor, calendar, fields, expected):
    create(editor, calendar, **fields)

    assert days() == expected


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"end": "2026-10-08 17:59"}, ["end"]),
        ({"start": "0026-10-08 18:00"}, ["start"]),
        ({"frequency": "weekly"}, ["until"]),
        ({"frequency": "weekly", "interval": "0", "count": "3"}, ["interval"]),
        ({"frequency": "weekly", "count": "501"}, ["count"]),
        ({"frequency": "weekly", "count": "3", "until": "2026-12-01"}, ["count"]),
        ({"frequency": "weekly", "until": "2026-10-01"}, ["until"]),
        ({"frequency": "daily", "until": "2036-10-01"}, ["until"]),
        ({"frequency": "weekly", "weekdays": ["0"], "count": "3"}, ["weekdays"]),
        ({"frequency": "monthly_last", "count": "3"}, ["frequency"]),
        ({"frequency": "hourly", "count": "3"}, ["frequency"]),
        (
            {"frequency": "monthly_weekday", "count": "3", "start": "2026-10-29 18:00", "end": "2026-10-29 19:00"},
            ["frequency"],
        ),
        ({"frequency": "weekly", "count": "3", "exceptions": "16.10.2026"}, ["exceptions"]),
        ({"frequency": "weekly", "count": "3", "exceptions": "31.02.2026"}, ["exceptions"]),
        ({"frequency": "weekly", "count": "1", "exceptions": "08.10.2026"}, ["exceptions"]),
        ({"frequency": "weekly", "count": "3", "extra_dates": "15.10.2026"}, ["extra_dates"]),
        (
            {"frequency": "weekly", "count": "3", "exceptions": "15.10.2026", "extra_dates": "15.10.2026"},
            ["extra_dates"],
        ),
        ({"extra_dates": "🐙"}, ["extra_dates"]),
        ({"latitude": "54.3"}, ["longitude"]),
        ({"latitude": "154.3", "longitude": "10"}, ["latitude"]),
        ({"title": "x" * 5000}, ["title"]),
        ({"accessibility": ["levitation"]}, ["accessibility"]),
    ],
)
def test_a_mistake_is_named_at_its_field(editor, calendar, fields, wrong):
    response = create(editor, calendar, **fields)

    assert list(response.context["form"].errors) == wrong
    assert EventPage.objects.count() == 0


@pytest.mark.parametrize(
    "rule",
    [
        daily(THURSDAY_OF_2026, count=3, interval=2),
        weekly(THURSDAY_OF_2026, weekdays=[1, 3], until=date(2026, 12, 17), without=[date(2026, 12, 8)]),
        weekly(THURSDAY_OF_2026, count=3, also=[date(2026, 10, 9), datetime(2026, 10, 10, 6, 0, tzinfo=UTC)]),
        monthly(THURSDAY_OF_2026, count=3),
        monthly(THURSDAY_OF_2026, on="weekday", count=3),
        monthly(datetime(2026, 10, 29, 17, 0, tzinfo=UTC), on="last_weekday", count=3),
        yearly(THURSDAY_OF_2026, count=3),
        series(THURSDAY_OF_2026, also=[date(2026, 10, 9)]),
        series(THURSDAY_OF_2026, Rule(MONTHLY, byday=[3], bysetpos=[2], count=4), without=[date(2026, 11, 12)]),
    ],
    ids=["daily", "weekly", "extra", "monthly", "nth weekday", "last weekday", "yearly", "dates", "special"],
)
@pytest.mark.indexed
def test_a_series_set_from_python_goes_through_the_form_unchanged(editor, calendar, rule):
    start = datetime(2026, 10, 29, 17, 0, tzinfo=UTC) if rule.rrules and "-1" in str(rule) else THURSDAY_OF_2026
    event = EventPageFactory(parent=calendar, start=start, recurrence=rule)
    before = list(event.occurrences.values_list("start", "end"))
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    form = editor.get(address).context["form"]
    words = {name: form[name].value() for name in ("frequency", "weekdays", "interval", "until", "count")}
    words |= {name: form.fields[name].prepare_value(form[name].value()) for name in ("exceptions", "extra_dates")}
    times = {
        "start": f"{localtime(start):%Y-%m-%d %H:%M}",
        "end": f"{localtime(event.end):%Y-%m-%d %H:%M}",
    }

    editor.post(address, filled(**times, **{name: value for name, value in words.items() if value}))

    event = EventPage.objects.get(pk=event.pk)
    assert event.title == "Chor"
    assert list(event.occurrences.values_list("start", "end")) == before


@pytest.mark.indexed
def test_a_series_the_form_has_no_words_for_may_stay(editor, calendar):
    rule = series(THURSDAY_OF_2026, Rule(MONTHLY, byday=[3], bysetpos=[2], count=4))
    event = EventPageFactory(parent=calendar, start=THURSDAY_OF_2026, recurrence=rule)

    form = editor.get(reverse("wagtailadmin_pages:edit", args=[event.pk])).context["form"]

    assert isinstance(form, EventPageForm)
    assert form["frequency"].value() == KEEP


def test_what_is_accessible_is_stored_as_chosen(editor, calendar):
    create(editor, calendar, accessibility=["step_free", "toilet"])

    assert EventPage.objects.get().accessibility == ["step_free", "toilet"]


def test_a_draft_is_previewed_with_its_dates_by_editors_only(editor, calendar, client, clara):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["home_events", "eventpage", calendar.pk])
    editor.post(address, filled(frequency="weekly", count="3"))

    shown = editor.get(address)
    client.force_login(clara)
    stranger = client.get(address)

    assert shown.status_code == 200
    assert len([*shown.context["coming"], *shown.context["past"]]) == 3
    assert stranger.status_code == 403


def test_two_revisions_can_be_compared(editor, calendar):
    event = EventPageFactory(parent=calendar)
    first = event.save_revision()
    second = event.save_revision()

    response = editor.get(reverse("wagtailadmin_pages:revisions_compare", args=[event.pk, first.pk, second.pk]))

    assert response.status_code == 200
