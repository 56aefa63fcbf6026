from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from home.events.listing import index_context
from home.events.models import EventIndexPage, EventPage, Occurrence
from home.events.models.kept_dates import FEW, EditorsDates
from portal.base.counting import MOST_COUNTED
from portal.base.recurrence import weekly
from tests.factories.events import EventPageFactory, crowd
from tests.factories.regions import MunicipalityFactory, TopicFactory

DECEMBER = datetime(2036, 12, 4, 17, 0, tzinfo=UTC)


def titles(response):
    return [row.title for row in response.context["page_obj"]]


def tomorrow(**kwargs):
    return EventPageFactory(start=timezone.now() + timedelta(days=1), **kwargs)


def test_the_list_shows_what_is_not_over_in_order(client, calendar):
    tomorrow(parent=calendar, title="Morgen")
    EventPageFactory(parent=calendar, title="Heute", start=timezone.now() - timedelta(hours=1))
    EventPageFactory(parent=calendar, title="Gestern", start=timezone.now() - timedelta(days=1))
    tomorrow(parent=calendar, title="Entwurf", live=False)

    response = client.get("/termine/")

    assert titles(response) == ["Heute", "Morgen"]
    assert response.context["count"] == 2


def test_filters_narrow_by_topic_and_municipality_with_what_belongs_to_it(client, calendar, kiel):
    topic = TopicFactory(slug="rad")
    tomorrow(parent=calendar, title="Anderswo", topics=[topic])
    tomorrow(parent=calendar, title="Kiel ohne Thema", municipality=kiel)
    quarter = MunicipalityFactory(parent=kiel)
    event = tomorrow(parent=calendar, title="Gaarden", municipality=quarter)
    event.topics.set([topic])
    event.save()

    response = client.get("/termine/?thema=rad&ort=kiel")

    assert titles(response) == ["Gaarden"]
    assert response.context["feed_query"] == "thema=rad&ort=kiel"


def test_a_period_shows_past_events_too(client, calendar):
    EventPageFactory(parent=calendar, title="Damals", start=datetime(2020, 5, 1, 10, 0, tzinfo=UTC))
    EventPageFactory(parent=calendar, title="Danach", start=datetime(2020, 5, 31, 22, 0, tzinfo=UTC))

    assert titles(client.get("/termine/?von=2020-05-01&bis=2020-05-31")) == ["Damals"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("thema=nichts", "thema"),
        ("ort=%F0%9F%90%99", "ort"),
        ("von=2026-13-01", "von"),
        ("von=0001-01-01", "von"),
        ("bis=9999-12-31", "bis"),
        ("von=2026-02-01&bis=2026-01-01", "bis"),
    ],
)
def test_nonsense_in_the_address_is_named_at_its_field_and_left_out(client, calendar, query, field):
    response = client.get(f"/termine/?{query}")

    assert response.status_code == 200
    assert list(response.context["filter_form"].errors) == [field]


@pytest.mark.parametrize("month", ["2026-13", "9999-01", "0000-01", "x", "", "2026-1", "٢٠٢٦-12"])
def test_a_month_that_is_none_is_the_present_one(client, calendar, month):
    response = client.get("/termine/", {"ansicht": "monat", "monat": month})

    assert str(response.context["month"]) == f"{timezone.localdate():%Y-%m}"


@pytest.mark.parametrize("month", ["1990-01", "2100-12"])
def test_the_first_and_last_month_lead_no_further(client, calendar, month):
    response = client.get(f"/termine/?ansicht=monat&monat={month}")

    assert [bool(response.context[name]) for name in ("previous_query", "next_query")].count(False) == 1


def test_the_month_holds_each_date_on_its_day(client, calendar):
    EventPageFactory(parent=calendar, title="Chor", start=DECEMBER, recurrence=weekly(DECEMBER, count=9))
    EventPageFactory(
        parent=calendar, title="Markt", start=datetime(2036, 11, 29, 9, 0, tzinfo=UTC), end=DECEMBER, all_day=True
    )

    response = client.get("/termine/?ansicht=monat&monat=2036-12")

    days = [day for week in response.context["dates"].weeks for day in week if day.in_month]
    assert [day.date.day for day in days if "Chor" in [row.title for row in day.shown]] == [4, 11, 18, 25]
    assert [day.date.day for day in days if "Markt" in [row.title for row in day.shown]] == [1, 2, 3, 4]
    assert response.context["count"] == 5


@pytest.mark.parametrize("query", ["", "ansicht=monat&monat=2036-12", "thema=rad&ort=kiel"])
def test_one_or_thirty_events_cost_the_same_queries(queries_of, calendar, kiel, query):
    topic = TopicFactory(slug="rad")

    def add():
        event = EventPageFactory(
            parent=calendar, start=DECEMBER, recurrence=weekly(DECEMBER, count=3), municipality=kiel
        )
        event.topics.set([topic])
        event.save()

    add()
    one = queries_of(f"/termine/?{query}")
    for _ in range(29):
        add()

    assert queries_of(f"/termine/?{query}") == one


def test_five_thousand_series_cost_the_queries_of_one(client, queries_of, calendar):
    addresses = ["/termine/", "/termine/?ansicht=monat&monat=2036-12"]
    EventPageFactory(parent=calendar, start=DECEMBER, recurrence=weekly(DECEMBER, count=4))
    of_one = [queries_of(address) for address in addresses]
    EventPage.objects.get().delete()
    crowd(Page.objects.get(pk=calendar.pk), start=DECEMBER)

    assert [queries_of(address) for address in addresses] == of_one
    listed, month = (client.get(address).context for address in addresses)
    assert (listed["count"], listed["has_more"], listed["page_obj"].paginator.num_pages) == (MOST_COUNTED, True, 42)
    assert (month["count"], month["has_more"]) == (20_000, False)
    last = [client.get(f"/termine/?page={number}").context["page_obj"] for number in (42, 999_999)]
    assert [len(page) for page in last] == [MOST_COUNTED % 24] * 2


def test_what_is_over_leaves_the_kept_dates_at_once(calendar):
    crowd(Page.objects.get(pk=calendar.pk), start=DECEMBER, series=FEW, dates=1)
    late = EventPageFactory(parent=calendar, start=DECEMBER + timedelta(minutes=5), title="Später")
    dates, end = EditorsDates.of(EventIndexPage.objects.get(pk=calendar.pk)), Occurrence.objects.earliest("end").end
    before = dates.first(2, end)

    after = dates.first(2, end + timedelta(seconds=1))

    assert ([time.title for time in after], len(before)) == ([late.title], 2)


@pytest.mark.parametrize("query", ["", "ansicht=monat"])
def test_a_calendar_that_is_not_saved_yet_can_be_previewed(rf, home_page, query):
    page = EventIndexPage(title="Neu", slug="neu", path=f"{home_page.path}0099", depth=home_page.depth + 1)

    assert index_context(page, rf.get(f"/?{query}"))["count"] == 0


def test_more_dates_than_are_counted_are_named_as_such(client, calendar, monkeypatch):
    monkeypatch.setattr("portal.base.counting.MOST_COUNTED", 2)
    for number in range(2):
        tomorrow(parent=calendar, title=f"Termin {number}")
    two = client.get("/termine/").content.decode()
    tomorrow(parent=calendar, title="Noch einer")

    three = client.get("/termine/").content.decode()

    assert ("2 Termine" in two, "Mehr als" in two) == (True, False)
    assert "Mehr als 2 Termine" in three


def test_a_full_day_leads_to_its_list(client, calendar):
    crowd(Page.objects.get(pk=calendar.pk), start=DECEMBER, series=8, dates=1)

    response = client.get("/termine/?ansicht=monat&monat=2036-12")

    [full] = [day for week in response.context["dates"].weeks for day in week if day.shown]
    assert (len(full.shown), full.further) == (6, 2)
    assert "?von=2036-12-04&amp;bis=2036-12-04" in response.content.decode()
    assert client.get("/termine/?von=2036-12-04&bis=2036-12-04").context["count"] == 8


def test_a_cancelled_event_stays_in_the_list_and_says_so(client, calendar):
    tomorrow(parent=calendar, title="Chor", cancelled=True)

    response = client.get("/termine/")

    assert titles(response) == ["Abgesagt: Chor"]


def test_a_restricted_calendar_gives_strangers_nothing(client, calendar):
    tomorrow(parent=calendar, title="Geheim")
    calendar.view_restrictions.create(restriction_type="login")

    for address in ("/termine/", "/termine/kalender.ics", "/termine/feed.atom"):
        assert client.get(address).status_code == 302
