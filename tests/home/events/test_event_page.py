import json
import re
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone, translation

from home.events.templatetags.events import span_time
from portal.base.accessibility import Accessibility
from portal.base.recurrence import Span, weekly
from tests.factories.events import THURSDAY_OF_2036, EventPageFactory, choir
from tests.factories.regions import TopicFactory


def structured_data(response):
    *_, written = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL
    )
    [event] = [data for data in json.loads(written)["@graph"] if data["@type"] == "Event"]
    return event


def test_the_page_names_coming_past_and_dropped_dates(client, calendar):
    start = (timezone.now() - timedelta(days=7)).replace(microsecond=0)
    away = timezone.localtime(start + timedelta(days=14)).date()
    EventPageFactory(parent=calendar, start=start, slug="chor", recurrence=weekly(start, count=4, without=[away]))

    context = client.get("/termine/chor/").context

    assert [len(context[name]) for name in ("past", "coming", "dropped")] == [1, 2, 1]


def test_a_date_moved_within_its_day_is_not_called_dropped(calendar, client):
    rule = weekly(
        THURSDAY_OF_2036, count=2, without=[date(2036, 10, 16)], also=[datetime(2036, 10, 16, 8, 0, tzinfo=UTC)]
    )
    choir(calendar, recurrence=rule)

    context = client.get("/termine/chor/").context

    assert context["dropped"] == []
    assert [span.start.astimezone(UTC).hour for span in context["coming"]] == [16, 8]


def test_search_engines_read_the_next_date_and_no_markup_escapes(client, calendar):
    evil = "</script><script>alert(1)</script>"
    choir(calendar, title=evil, latitude="54.32", longitude="10.13")

    data = structured_data(client.get("/termine/chor/"))

    assert data["name"] == evil
    assert data["startDate"] == "2036-10-09T18:00:00+02:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 54.32, "longitude": 10.13}


def test_search_engines_read_whole_days_as_days(client, calendar):
    EventPageFactory(parent=calendar, start=THURSDAY_OF_2036, slug="tag", all_day=True)

    data = structured_data(client.get("/termine/tag/"))

    assert [data["startDate"], data["endDate"]] == ["2036-10-09", "2036-10-09"]


def test_a_cancelled_event_says_why(client, calendar):
    choir(calendar, cancelled=True, cancellation_note="Sturm am Deich")

    response = client.get("/termine/chor/")

    assert "Sturm am Deich" in response.content.decode()
    assert structured_data(response)["eventStatus"] == "https://schema.org/EventCancelled"


def test_the_place_says_what_is_accessible_in_the_order_of_the_choices(calendar):
    event = EventPageFactory(parent=calendar, accessibility=["toilet", "step_free", "long gone"])

    assert [str(label) for label in event.accessibility_labels] == [
        Accessibility.STEP_FREE.label,
        Accessibility.TOILET.label,
    ]


def test_emoji_and_right_to_left_text_are_shown_as_written(client, calendar):
    choir(calendar, title="🎶 שלום", place_name="مرحبا", organiser="<b>🐙")

    written = client.get("/termine/chor/").content.decode()

    assert [text in written for text in ("🎶 שלום", "مرحبا", "&lt;b&gt;🐙")] == [True, True, True]


def test_an_event_can_be_reported_by_everybody(calendar, client):
    page = choir(calendar)

    address = f"/melden/termin/{page.pk}/"

    assert f'href="{address}"' in client.get(page.url).text
    assert page.title in client.get(address).text


def test_what_is_kept_of_a_page_changes_with_it(client, calendar):
    event = EventPageFactory(
        parent=calendar, slug="chor", start=THURSDAY_OF_2036, recurrence=weekly(THURSDAY_OF_2036, count=3)
    )
    before = client.get("/termine/chor/")

    event.recurrence = weekly(THURSDAY_OF_2036, count=2)
    event.topics = [TopicFactory(name="Musik")]
    event.save()
    after = client.get("/termine/chor/")

    assert [len(page.context["coming"]) for page in (before, after)] == [3, 2]
    assert ["Musik" in page.text for page in (before, after)] == [False, True]


def test_each_date_is_read_in_the_words_of_the_language(calendar):
    span, said = Span(THURSDAY_OF_2036, THURSDAY_OF_2036 + timedelta(hours=2)), []
    for language in ("de", "en", "de"):
        with translation.override(language):
            said.append(str(span_time(span, all_day=False)))
    with timezone.override("UTC"):
        said.append(str(span_time(span, all_day=False)))

    german, english, again, elsewhere = said
    assert german == '<time datetime="2036-10-09T18:00:00+0200">Do., 9. Oktober 2036, 18:00 bis 20:00 Uhr</time>'
    assert (again == german, "9 October 2036" in english) == (True, True)
    assert 'datetime="2036-10-09T16:00:00+0000"' in elsewhere
