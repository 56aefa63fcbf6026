"""Events for everybody: among the portal's events and on the map, for as long as the project's page is."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives.directory.models import DirectoryEntry
from portal.base.recurrence import weekly
from tests.factories.calendar import EventFactory
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.home.events.test_event_page import structured_data
from workspace.calendar.layer import go_on
from workspace.calendar.moderating import EVENTS
from workspace.calendar.services import cancel_event, change_event, create_event
from workspace.calendar.services.audience import LAYER
from workspace.projects.choices import Status

START = datetime(2036, 10, 9, 16, 0, tzinfo=UTC)


@pytest.fixture
def calendar(home_page):
    return EventIndexPageFactory(parent=home_page)


@pytest.fixture
def public(home_page, project):
    """Of a project whose page is online."""
    index = InitiativeIndexPageFactory(parent=home_page)
    project.page = InitiativePageFactory(parent=index, title="Reparaturtreff")
    project.save()
    return EventFactory(
        project=project, title="Offene Werkstatt", is_public=True, start=START, recurrence=weekly(START, count=3)
    )


def test_it_stands_among_the_events_of_the_portal_in_order(client, calendar, public):
    EventPageFactory(parent=calendar, title="Stadtfest", start=START + timedelta(days=3))
    EventFactory(project=public.project, title="Internes Treffen", start=START)

    listed = client.get(calendar.url)
    month = client.get(calendar.url, {"ansicht": "monat", "monat": "2036-10"})

    titles = [each.title for each in listed.context["page_obj"]]
    assert titles == ["Offene Werkstatt", "Stadtfest", "Offene Werkstatt", "Offene Werkstatt"]
    assert listed.context["count"] == 4
    days = [day for week in month.context["dates"].weeks for day in week]
    assert [f"{day.date:%d.}" for day in days if day.shown] == ["09.", "12.", "16.", "23."]
    assert public.public_url in listed.content.decode()


def test_each_page_goes_on_where_the_one_before_ends(client, calendar, public, monkeypatch):
    """Only the first of each kind are read; which those are must not depend on the other kind."""
    monkeypatch.setattr("home.events.listing.PER_PAGE", 2)
    now = timezone.now()
    EventPageFactory(parent=calendar, title="Messe", start=now - timedelta(hours=1), end=now + timedelta(hours=1))
    for title in ("Zirkus", "Nachtlauf"):
        EventPageFactory(parent=calendar, title=title, start=public.start, end=public.end)

    pages = [client.get(calendar.url, {"page": number}).context["page_obj"] for number in (1, 2, 3)]

    assert [[each.title for each in page] for page in pages] == [
        ["Messe", "Nachtlauf"],
        ["Offene Werkstatt", "Zirkus"],
        ["Offene Werkstatt", "Offene Werkstatt"],
    ]


@pytest.mark.parametrize("change", [
    {"status": Status.REQUESTED}, {"is_listed": False}, {"rooms_off": ["calendar"]},
])  # fmt: skip
def test_what_others_may_not_know_of_the_project_they_do_not_see_of_its_events(client, calendar, public, change):
    for name, value in change.items():
        setattr(public.project, name, value)
    public.project.save()
    go_on()

    assert "Offene Werkstatt" not in client.get(calendar.url).content.decode()
    assert client.get(public.public_url).status_code == 404
    assert not DirectoryEntry.objects.on(LAYER).exists()


def test_it_is_on_the_map_as_long_as_it_takes_place(public, anna, home_page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        event = create_event(
            project=public.project, actor=anna, title="Pflanzaktion", text="", place="Schrevenpark", link="",
            zone="Europe/Berlin", start=START, end=START, all_day=False, is_public=True,
            latitude="54.33", longitude="10.12",
        )  # fmt: skip
    entry = DirectoryEntry.objects.on(LAYER).filter(object_id=event.pk).first()
    assert (entry.title, float(entry.latitude)) == ("Pflanzaktion", 54.33)

    with django_capture_on_commit_callbacks(execute=True):
        cancel_event(event=event, actor=anna)

    assert not DirectoryEntry.objects.on(LAYER).filter(object_id=event.pk).exists()


def test_whoever_has_an_account_says_that_they_come(as_person, clara, public):
    url = reverse("project_events:answer", args=[public.project.slug, public.pk])
    stamp = public.occurrences.order_by("start")[1].stamp

    as_person(clara).post(url, {"reply": "yes", "stamp": stamp})

    guest = public.guests.get()
    assert (guest.user, guest.membership, guest.answer) == (clara, None, "yes")
    assert "Offene Werkstatt" in as_person(clara).get(reverse("my_calendar:list")).content.decode()


def test_names_of_those_who_come_are_not_for_everybody(client, public, ben):
    public.guests.create(user=ben, answer="yes")

    page = client.get(public.public_url).content.decode()

    assert "Offene Werkstatt" in page
    assert ben.name not in page


def test_an_internal_event_has_no_public_page(client, public):
    internal = EventFactory(project=public.project, title="Internes Treffen")

    assert client.get(internal.public_url).status_code == 404


def test_hidden_by_the_managers_it_stays_in_the_workspace(client, as_person, ben, calendar, public):
    EVENTS.hide(public, actor=None)

    assert client.get(public.public_url).status_code == 404
    assert "Offene Werkstatt" not in client.get(calendar.url).content.decode()
    assert "Hidden" not in as_person(ben).get(public.get_absolute_url()).content.decode()
    EVENTS.show(public, actor=None)
    assert client.get(public.public_url).status_code == 200


def test_members_do_not_publish_where_only_admins_do(as_person, ben, public, address):
    public.project.only_admins_publish = True
    public.project.save()
    sent = {"title": "Fest", "day": "2036-12-04", "starts": "10:00", "is_public": "on"}

    as_person(ben).post(address("create"), sent)

    assert not public.project.calendar_events.get(title="Fest").is_public


def test_its_next_date_stands_on_the_page_of_the_initiative(client, public):
    public.occurrences.filter(start=START).update(start=timezone.now() - timedelta(days=2), end=timezone.now())

    page = client.get(public.project.page.url).content.decode()

    assert "Offene Werkstatt" in page


def test_thirty_dates_of_projects_cost_the_queries_of_one(client, calendar, public, queries_of):
    one = queries_of(calendar.url)

    for number in range(4):
        start = START + timedelta(hours=number)
        EventFactory(project=public.project, is_public=True, start=start, recurrence=weekly(start, count=5))

    assert queries_of(calendar.url) == one


def test_search_engines_read_what_it_is(client, public, anna, ben):
    """A link that is shown shortly before the start stands nowhere; who comes is nobody's business."""
    public.capacity, public.link, public.link_from = 5, "https://meet.example.org/x", 15
    public.save()
    public.guests.create(user=ben, answer="yes")
    later = {"start": START + timedelta(days=1), "end": START + timedelta(days=1, hours=1)}
    change_event(event=public, actor=anna, said=later, scope="this", recurrence_id=START)

    response = client.get(public.public_url)

    assert structured_data(response) == {
        "@type": "Event",
        "name": "Offene Werkstatt",
        "url": f"http://testserver{public.public_url}?datum=20361009T160000Z",
        "startDate": "2036-10-10T18:00:00+02:00",
        "endDate": "2036-10-10T19:00:00+02:00",
        "eventStatus": "https://schema.org/EventRescheduled",
        "previousStartDate": "2036-10-09T18:00:00+02:00",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [{"@type": "Place", "name": "Kulturforum", "address": "Kulturforum"}],
        "organizer": {
            "@type": "Organization",
            "name": public.project.name,
            "url": f"http://testserver{public.project.page.url}",
        },
        "maximumAttendeeCapacity": 5,
        "remainingAttendeeCapacity": 4,
    }
    assert "meet.example.org" not in response.content.decode()


def test_search_engines_find_what_lies_ahead(client, public):
    EventFactory(project=public.project, title="Internes Treffen")
    over = timezone.now() - timedelta(days=3)
    EventFactory(project=public.project, is_public=True, start=over)

    sitemap = client.get("/sitemap.xml").content.decode()

    assert re.findall(r"<loc>http://[^/]+(/projekte/[^/]+/termine/\S*)</loc>", sitemap) == [public.public_url]
