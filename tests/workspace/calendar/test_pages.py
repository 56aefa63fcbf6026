"""Adding, changing, moving and cancelling on pages, and how the calendar shows it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from portal.base.recurrence import weekly
from tests.factories.calendar import THURSDAY, ChangeFactory, EventFactory, OccurrenceFactory
from tests.factories.projects import ProjectFactory
from workspace.calendar.listed import listed
from workspace.calendar.models import Event, Occurrence

PLAIN = {"title": "Werkstattabend", "day": "2036-12-04", "starts": "19:00", "ends": "21:30", "zone": "Europe/Berlin"}
LINK = "https://example.org/raum"
SERIES = PLAIN | {"frequency": "weekly", "interval": "1", "count": "3"}


def local(moment):
    return f"{timezone.localtime(moment):%d.%m.%Y %H:%M}"


def test_a_title_a_day_and_an_hour_are_enough(as_person, ben, project, address):
    answer = as_person(ben).post(address("create"), PLAIN)

    event = Event.objects.get()
    assert answer["Location"] == address("detail", event)
    assert (event.title, event.created_by, event.project) == ("Werkstattabend", ben, project)
    assert [local(event.start), local(event.end)] == ["04.12.2036 19:00", "04.12.2036 21:30"]
    assert "Werkstattabend" in as_person(ben).get(address("list")).content.decode()


def test_a_series_with_roles_reminders_and_everybody_asked(as_person, anna, address):
    more = {"roles": "2 × Kuchen\nAufbau", "reminders": ["1440"], "invites_all": "on", "capacity": "12"}

    as_person(anna).post(address("create"), SERIES | more)

    event = Event.objects.get()
    assert event.occurrences.count() == 3
    assert [str(role) for role in event.roles.all()] == ["2 × Kuchen", "1 × Aufbau"]
    assert [each.before for each in event.reminders.all()] == [1440]
    assert sorted(guest.shown_name for guest in event.guests.all()) == ["Anna Ahrens", "Ben Behrens", "Gesa Gast"]


@pytest.mark.parametrize(("said", "field"), [
    ({"day": "2026-03-29", "starts": "02:30", "ends": "04:00"}, "starts"),  # does not exist
    ({"ends": "18:00"}, "ends"),
    ({"starts": ""}, "starts"),
    ({"day": "1026-12-04"}, "day"),
    ({"last_day": "2036-12-03"}, "last_day"),
    ({"frequency": "weekly", "interval": "1"}, "until"),  # without an end
    ({"frequency": "daily", "until": "2040-01-01"}, "until"),  # more dates than fit
    ({"frequency": "weekly", "count": "4", "exceptions": "05.12.2036"}, "exceptions"),
    ({"latitude": "54.3"}, "longitude"),
    ({"link": "javascript:alert(1)"}, "link"),
])  # fmt: skip
def test_what_makes_no_sense_is_named_at_its_field(as_person, ben, address, said, field):
    answer = as_person(ben).post(address("create"), PLAIN | said)

    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not Event.objects.exists()


def test_an_hour_that_comes_twice_is_the_first(as_person, ben, address):
    as_person(ben).post(address("create"), PLAIN | {"day": "2026-10-25", "starts": "02:30", "ends": "04:00"})

    event = Event.objects.get()
    assert event.end - event.start == timedelta(hours=2, minutes=30)


def test_ten_thousand_exceptions_are_refused_in_words(as_person, ben, address):
    answer = as_person(ben).post(address("create"), SERIES | {"exceptions": "04.12.2036\n" * 10_000})

    assert "exceptions" in answer.context["form"].errors


def test_the_form_shows_the_date_that_is_edited_and_its_scope(as_person, ben, series, address, date_number):
    fourth = date_number(series, 3)
    shown = as_person(ben).get(f"{address('edit', series)}?datum={fourth.stamp}&umfang=this")
    following = as_person(ben).get(f"{address('edit', series)}?datum={fourth.stamp}&umfang=following")
    everything = as_person(ben).get(f"{address('edit', series)}?datum={fourth.stamp}&umfang=all")

    assert str(shown.context["form"]["day"].value()) == "2036-10-30"
    assert "frequency" not in shown.context["form"].fields
    assert str(following.context["form"]["day"].value()) == "2036-10-30"
    assert following.context["form"]["count"].value() == 7
    assert str(everything.context["form"]["day"].value()) == "2036-10-09"
    assert everything.context["form"]["count"].value() == 10


@pytest.mark.parametrize("scope", ["this", "following", "all"])
def test_saving_the_form_as_it_is_changes_no_date(as_person, ben, series, address, date_number, starts, scope):
    client, before = as_person(ben), starts(series)
    url = f"{address('edit', series)}?datum={date_number(series, 3).stamp}&umfang={scope}"
    form = client.get(url).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    filled = {name: value for name, value in sent.items() if value not in (None, False, [])}

    answer = client.post(url, {**filled, "text": "Mit Musik"})

    assert answer.status_code == 302, answer.context["form"].errors
    dates = [row for event in Event.objects.order_by("start") for row in starts(event)]
    assert dates == before
    fitting = {"this": 1, "following": 7, "all": 10}[scope]
    rows = [row for event in Event.objects.all() for row in event.occurrences.select_related("event", "change")]
    assert sum(row.text == "Mit Musik" for row in rows) == fitting


def test_a_date_is_moved_by_the_form_beside_it(as_person, ben, series, address, date_number, starts):
    sent = {"to": "2036-10-14", "stamp": date_number(series, 1).stamp, "back": "https://example.com/"}

    answer = as_person(ben).post(address("move", series), sent)

    assert starts(series)[:3] == ["09.10. 18:00", "14.10. 18:00", "23.10. 18:00"]
    assert answer["Location"].startswith("/arbeitsbereich/")


@pytest.mark.parametrize(
    ("day", "said"), [("1899-01-01", "Stimmt das Jahr"), ("2036-02-31", "gültiges Datum"), ("", "ausgefüllt")]
)
def test_a_wrong_day_is_said_beside_it_on_the_page_of_that_date(
    as_person, ben, series, address, date_number, starts, day, said
):
    client, row, before = as_person(ben), date_number(series, 1), starts(series)
    own = html.fromstring(client.get(row.get_absolute_url()).content).get_element_by_id("move_to")

    answer = client.post(address("move", series), {"to": day, "stamp": row.stamp})

    page = html.fromstring(answer.content)
    assert own.value == "2036-10-16"
    assert page.get_element_by_id("move_to").value == day
    assert said in page.get_element_by_id("move_to_error").text_content()
    assert page.xpath("//*[@data-error-summary]//a[@href='#move_to']")
    assert answer.context["occurrence"] == row
    assert starts(series) == before


def test_who_moves_it_to_its_own_day_is_told(as_person, ben, series, address, date_number, starts):
    sent, before = {"to": "2036-10-16", "stamp": date_number(series, 1).stamp}, starts(series)

    page = as_person(ben).post(address("move", series), sent, follow=True).text

    assert "Er ist schon an diesem Tag." in page
    assert starts(series) == before


def test_what_was_moved_goes_back_by_one_button_of_the_next_page(as_person, ben, series, address, date_number, starts):
    client, month = as_person(ben), f"{address('list')}?ansicht=monat&monat=2036-10"
    stamp = date_number(series, 1).stamp
    moved = client.post(address("move", series), {"to": "2036-10-14", "stamp": stamp, "back": month})

    page = html.fromstring(client.get(moved["Location"]).content)
    [form] = [each for each in page.forms if each.action == address("move", series)]
    said = dict(form.fields)
    back = client.post(form.action, said)

    assert (said["to"], said["stamp"], said["back"]) == ("2036-10-16", stamp, month)
    assert starts(series)[:3] == ["09.10. 18:00", "16.10. 18:00", "23.10. 18:00"]
    assert back["Location"] == month


def test_cancelling_asks_what_is_meant(as_person, ben, series, address, date_number):
    stamp = date_number(series, 1).stamp

    as_person(ben).post(f"{address('cancel', series)}?datum={stamp}", {"umfang": "this", "note": "Regen"})
    page = as_person(ben).get(address("date", series, stamp)).content.decode()

    assert "Abgesagt: Runde" in page
    assert "Regen" in page
    as_person(ben).post(address("restore", series), {"stamp": stamp})
    assert not date_number(series, 1).is_cancelled


def test_a_date_that_a_series_no_longer_has_leads_to_its_next(as_person, ben, series, address, date_number):
    answer = as_person(ben).get(address("date", series, "20361010T160000Z"))

    assert answer["Location"] == address("date", series, date_number(series, 0).stamp)


def test_month_and_week_show_what_touches_their_days(as_person, ben, project, series, address):
    EventFactory(project=project, title="Festival", start=THURSDAY, end=THURSDAY + timedelta(days=3))
    client = as_person(ben)

    month = client.get(address("list"), {"ansicht": "monat", "monat": "2036-10"}).context["weeks"]
    week = client.get(address("list"), {"ansicht": "woche", "woche": "2036-10-08"}).context["days"]

    def said(days):
        return {f"{day.date:%d.%m.}": [row.title for row in day.shown] for day in days if day.shown}

    assert said(week) == {
        "09.10.": ["Festival", "Runde"], "10.10.": ["Festival"], "11.10.": ["Festival"], "12.10.": ["Festival"],
    }  # fmt: skip
    days = said([day for week in month for day in week])
    assert [day for day, titles in days.items() if "Runde" in titles] == ["09.10.", "16.10.", "23.10.", "30.10."]


def test_a_month_without_a_date_says_so(as_person, ben, series, address):
    def said(month):
        return (
            "In diesem Monat ist nichts geplant."
            in as_person(ben).get(f"{address('list')}?ansicht=monat&monat={month}").text
        )

    assert (said("2036-10"), said("2036-09")) == (False, True)


def test_a_day_is_read_in_the_words_of_the_language(as_person, ben, series, address):
    def days(prefix):
        return as_person(ben).get(f"{prefix}{address('list')}?ansicht=monat&monat=2036-10").text

    assert ("9. Oktober</span>" in days(""), "Add an event on 9 October<" in days("/en")) == (True, True)
    assert ". October" not in days("/en")


def test_of_a_full_day_the_week_shows_the_first_and_leads_to_the_list(as_person, ben, project, address):
    day = timezone.localtime(THURSDAY)
    for number in range(45):
        EventFactory(project=project, title=f"Treffen {number:02}", start=THURSDAY + timedelta(minutes=number))
    EventFactory(project=project, title="Davor", start=THURSDAY - timedelta(days=1))
    client = as_person(ben)

    week = client.get(f"{address('list')}?ansicht=woche&woche={day:%Y-%m-%d}").text
    assert ("Treffen 39" in week, "Treffen 40" in week, "5 weitere" in week) == (True, False, True)

    rest = client.get(f"{address('list')}?ab={day:%Y-%m-%d}&page=2").text
    assert ("Treffen 44" in rest, "Davor" in rest, "Zu den nächsten Terminen" in rest) == (True, False, True)
    assert "Davor" not in client.get(f"{address('list')}?ab={day:%Y-%m-%d}").text


@pytest.mark.parametrize("query", [
    "ansicht=monat&monat=1", "ansicht=woche&woche=9999-99-99", "ansicht=woche&woche=0001-01-01", "page=x", "ansicht=x"
])  # fmt: skip
def test_an_address_without_sense_shows_the_present(as_person, ben, address, query):
    assert as_person(ben).get(f"{address('list')}?{query}").status_code == 200


def test_a_link_is_shown_late_where_that_is_wanted(as_person, ben, project, address):
    now = timezone.now()
    early, late = (
        EventFactory(
            project=project, start=now + timedelta(minutes=minutes), link="https://example.org/raum", link_from=15
        )
        for minutes in (20, 10)
    )
    client = as_person(ben)

    assert "example.org/raum" not in client.get(address("detail", early)).content.decode()
    assert "example.org/raum" in client.get(address("detail", late)).content.decode()


def test_mine_has_the_dates_of_all_my_projects_and_no_others(as_person, anna, meeting):
    EventFactory(project=ProjectFactory(name="Chor", admin=anna), title="Probe")
    EventFactory(title="Fremdes")

    page = as_person(anna).get(reverse("my_calendar:list")).content.decode()

    assert [title in page for title in ("Treffen", "Probe", "Chor", "Fremdes")] == [True, True, True, False]


@pytest.mark.parametrize("view", ["liste", "monat&monat=2036-10", "woche&woche=2036-10-09"])
def test_thirty_dates_cost_the_queries_of_one(as_person, ben, project, meeting, address, queries_of, view):
    as_person(ben)
    url = f"{address('list')}?ansicht={view}"
    one = queries_of(url)

    for number in range(5):
        start = THURSDAY + timedelta(minutes=number)
        EventFactory(project=project, start=start, recurrence=weekly(start, count=6))

    assert queries_of(url) == one


def test_an_empty_calendar_asks_only_those_who_may_plan(as_person, ben, gesa, clara, address):
    asks = "Wann trefft ihr euch das nächste Mal?"

    assert asks in as_person(ben).get(address("list")).text
    guest, stranger = as_person(gesa).get(address("list")).text, as_person(clara).get("/konto/kalender/").text
    assert (asks in guest, asks in stranger) == (False, False)
    assert "Sobald jemand einen Termin einträgt, findest du ihn hier." in guest
    assert "Hier stehen die Termine deiner Projekte und die, zu denen du eingeladen bist." in stranger


def test_a_listed_date_says_the_same_as_its_row(series, meeting, date_number):
    OccurrenceFactory(event=EventFactory(project=series.project, all_day=True, is_public=True))
    said = [{}, {"title": "Fest"}, {"place": ""}, {"cancelled_at": timezone.now()}]
    for number, change in enumerate(said):
        row = date_number(series, number)
        row.change = ChangeFactory(event=series, recurrence_id=row.recurrence_id, **{"place": None, **change})
        row.save()
    Event.objects.filter(pk=meeting.pk).update(cancelled_at=timezone.now())

    rows = Occurrence.objects.select_related("event__project", "change")
    found = listed([row.pk for row in rows])

    same = ("start", "title", "place", "is_cancelled", "all_day", "stamp", "reader_url")
    for row in rows:
        assert [getattr(found[row.pk], name) for name in same] == [getattr(row, name) for name in same]
        assert (found[row.pk].project, found[row.pk].is_series) == (row.event.project.name, row.event.is_series)
        assert found[row.pk].is_public == row.event.is_public
    assert found.keys() == {row.pk for row in rows}


def test_a_list_says_what_is_otherwise_on_a_date(as_person, ben, series, address, date_number):
    row = date_number(series, 0)
    row.change = ChangeFactory(
        event=series, recurrence_id=row.recurrence_id, title="<b>Fest</b>", place="Rathaus", cancelled_at=timezone.now()
    )
    row.save()

    page = html.fromstring(as_person(ben).get(f"{address('list')}?ab=2036-10-01").content)

    [first] = page.xpath(f"//li[@id='termin-{row.pk}']")
    assert "agenda__row--cancelled" in first.get("class")
    assert first.xpath(".//a/@href") == [address("date", series, row.stamp)]
    assert " ".join(first.text_content().split()) == "18:00–20:00 Abgesagt: <b>Fest</b> Rathaus Teil einer Reihe"


@pytest.mark.parametrize("view", ["monat&monat=2036-10", "woche&woche=2036-10-09"])
def test_only_who_may_plan_finds_a_plus_beside_a_day(as_person, ben, gesa, series, address, view):
    url, adds = f"?ansicht={view}", f"{address('create')}?tag=2036-10-09"

    pages = [as_person(person).get(address("list") + url).text for person in (ben, gesa)]
    mine = as_person(ben).get(reverse("my_calendar:list") + url).text

    assert [adds in page for page in (*pages, mine)] == [True, False, False]
    assert ["month__add" in page for page in (*pages, mine)] == [True, False, False]
    assert all("Runde" in page for page in (*pages, mine))
