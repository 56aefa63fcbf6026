"""A file of another calendar is looked at and then taken; what was taken before is known."""

import zlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from portal.base.ical.files import calendar_of
from tests.factories.calendar import THURSDAY, EventFactory, GuestFactory
from tests.workspace.calendar.ical.calendars import BERLIN, calendar
from workspace.calendar.ical import importing, undoing
from workspace.calendar.ical.comparing import State, compare, digest_of
from workspace.calendar.ical.errors import CalendarFileError
from workspace.calendar.ical.rows import entry_of
from workspace.calendar.ical.writing import components_of_all
from workspace.calendar.models import Event, Origin, TakenCalendar, UploadedCalendar
from workspace.calendar.services import change_event
from workspace.projects.models import Happening, Membership

CHOIR = """UID:chor@example.org
SUMMARY:Chor
LOCATION:Aula
DTSTART;TZID=Europe/Berlin:20361009T180000
DTEND;TZID=Europe/Berlin:20361009T200000
RRULE:FREQ=WEEKLY;COUNT=4"""
MOVED = """UID:chor@example.org
SUMMARY:Chor, später
RECURRENCE-ID;TZID=Europe/Berlin:20361016T180000
DTSTART;TZID=Europe/Berlin:20361016T190000
DTEND;TZID=Europe/Berlin:20361016T210000"""
PARTY = """UID:fest@example.org
SUMMARY:Sommerfest
DTSTART;VALUE=DATE:20360712
DTEND;VALUE=DATE:20360714
GEO:54.32;10.13"""
PAST = """UID:alt@example.org
SUMMARY:Gründung
DTSTART;VALUE=DATE:20200712"""


@pytest.fixture
def membership(project, ben):
    return Membership.objects.select_related("user", "project").get(project=project, user=ben)


def taken(membership, *events, chosen=range(100)):
    uploaded = importing.upload(membership=membership, name="kalender.ics", data=calendar(*events))
    return importing.take(uploaded=uploaded, chosen=set(chosen))


def states(membership, *events):
    uploaded = importing.upload(membership=membership, name="kalender.ics", data=calendar(*events))
    return [each.state for each in compare(membership.project, importing.contents_of(uploaded).entries)]


def test_events_are_taken_with_their_series_and_changed_dates(membership):
    taken(membership, CHOIR, MOVED, PARTY)

    party, choir = Event.objects.order_by("start")
    assert (choir.title, choir.place, choir.created_by) == ("Chor", "Aula", membership.user)
    rows = choir.occurrences.select_related("event", "change")
    assert [f"{row.start.astimezone(BERLIN):%d.%m. %H:%M} {row.name}" for row in rows] == [
        "09.10. 18:00 Chor",
        "16.10. 19:00 Chor, später",
        "23.10. 18:00 Chor",
        "30.10. 18:00 Chor",
    ]
    assert (party.all_day, party.end.astimezone(BERLIN).isoformat()) == (True, "2036-07-13T23:59:00+02:00")
    assert (float(party.latitude), float(party.longitude)) == (54.32, 10.13)


def test_what_was_taken_is_known_and_what_differs_is_changed(membership):
    taken(membership, CHOIR, MOVED, PARTY)
    later = CHOIR.replace("Aula", "Rathaus").replace("COUNT=4", "COUNT=6")
    assert states(membership, PARTY, CHOIR, MOVED) == [State.KNOWN, State.KNOWN]
    assert states(membership, PARTY, later) == [State.KNOWN, State.CHANGED]

    result = taken(membership, PARTY, later)

    choir = Event.objects.get(title="Chor")
    assert (result.made, result.changed, choir.place) == (0, 1, "Rathaus")
    assert choir.occurrences.count() == 6
    assert not choir.changes.exists()
    assert states(membership, PARTY, later) == [State.KNOWN, State.KNOWN]


def test_our_own_file_is_known_and_another_project_is_another_calendar(membership, project):
    event = EventFactory(project=project, title="Chor")
    stranger = EventFactory(title="Anderswo")
    data = calendar_of(components_of_all([entry_of(each, url="") for each in (event, stranger)]), product="Calendar")

    uploaded = importing.upload(membership=membership, name="x.ics", data=data)

    found = compare(project, importing.contents_of(uploaded).entries)
    assert {each.entry.what.title: each.state for each in found} == {"Chor": State.KNOWN, "Anderswo": State.NEW}


def test_one_of_the_same_title_and_time_is_pointed_out(membership, project):
    EventFactory(project=project, title="chor", start=THURSDAY)

    assert states(membership, CHOIR) == [State.ALIKE]


def test_a_cancelled_event_is_cancelled_here(membership):
    taken(membership, CHOIR)

    taken(membership, f"{CHOIR}\nSTATUS:CANCELLED")

    assert Event.objects.get().is_cancelled


def test_one_line_of_the_timeline_says_so(membership, project):
    taken(membership, CHOIR, PARTY)

    assert list(Happening.objects.filter(project=project).values_list("kind", flat=True)) == ["events_taken"]


def test_only_what_was_chosen_is_taken(membership):
    taken(membership, CHOIR, PARTY, chosen={0})

    assert [event.title for event in Event.objects.all()] == ["Sommerfest"]
    assert not UploadedCalendar.objects.exists()


def test_a_broken_file_is_kept_nowhere(membership):
    with pytest.raises(CalendarFileError):
        importing.upload(membership=membership, name="x.ics", data=b"hello")

    assert not UploadedCalendar.objects.exists()


def test_what_nobody_looks_at_is_forgotten_after_a_day(membership):
    uploaded = importing.upload(membership=membership, name="x.ics", data=calendar(CHOIR))
    UploadedCalendar.objects.update(at=timezone.now() - timedelta(hours=25))
    other = Membership.objects.exclude(pk=membership.pk).first()
    again = importing.upload(membership=other, name="x.ics", data=calendar(CHOIR))

    importing.forget_old_ones()

    assert list(UploadedCalendar.objects.all()) == [again] != [uploaded]


def test_nothing_is_kept_of_a_file_but_what_is_read(membership):
    secret = f"{CHOIR}\nATTENDEE:mailto:geheim@example.org\nX-GEHEIM:geheim"

    uploaded = importing.upload(membership=membership, name="x.ics", data=calendar(secret))

    [entry] = importing.contents_of(uploaded).entries
    assert entry.what.title == "Chor"
    assert b"geheim" not in zlib.decompress(bytes(uploaded.data))


def test_a_person_looks_and_takes(as_person, project, ben):
    client = as_person(ben)
    EventFactory(project=project, title="chor", start=THURSDAY)
    file = SimpleUploadedFile("Chor.ics", calendar(CHOIR, PARTY, PAST, "SUMMARY:Kaputt"), "text/calendar")

    page = client.post(reverse("workspace:calendar:import", args=[project.slug]), {"file": file}, follow=True)

    said = page.content.decode()
    assert page.context["coming"][0][1] is True  # the party
    assert page.context["coming"][1][1] is False  # the choir, which is there under another name
    assert [each.entry.what.title for each, _chosen in page.context["over"]] == ["Gründung"]
    assert "Kaputt" in said
    address = page.redirect_chain[-1][0]
    assert client.post(address).context["form"].errors["chosen"]

    client.post(address, {"chosen": ["1"]})

    assert Event.objects.filter(title="Sommerfest").count() == 1
    assert client.get(address).status_code == 404


@pytest.fixture
def undo(as_person, membership):
    """The page that takes the last file back: read with `undo("get")`, pressed with `undo("post")`."""

    def ask(method, person=membership.user):
        last = TakenCalendar.objects.latest("pk")
        address = reverse("workspace:calendar:import_undo", args=[last.project.slug, last.pk])
        return getattr(as_person(person), method)(address)

    return ask


def test_a_file_is_taken_back_as_a_whole_and_can_be_taken_anew(membership, undo):
    taken(membership, CHOIR, MOVED, PARTY)
    assert [event.title for event in undo("get").context["plan"].gone] == ["Sommerfest", "Chor"]

    undo("post")

    assert not Event.objects.exists()
    assert states(membership, CHOIR, PARTY) == [State.NEW, State.NEW]
    last = Happening.objects.filter(project=membership.project).latest("pk")
    assert (last.kind, last.title) == ("events_taken_back", "kalender.ics")


def test_what_a_file_has_changed_becomes_what_it_was(membership, undo):
    taken(membership, CHOIR, MOVED)
    before = entry_of(Event.objects.get(), url="")
    taken(membership, CHOIR.replace("Aula", "Rathaus").replace("COUNT=4", "COUNT=6") + "\nSTATUS:CANCELLED")

    undo("post")

    event = Event.objects.get()
    now = entry_of(event, url="")
    assert digest_of(now) == digest_of(before)
    assert (event.is_cancelled, event.occurrences.count()) == (False, 4)
    assert states(membership, CHOIR, MOVED) == [State.KNOWN]


@pytest.mark.parametrize("touch", ["changed", "answered"])
def test_what_somebody_has_changed_or_answered_since_stays(membership, undo, touch):
    taken(membership, CHOIR, PARTY)
    choir = Event.objects.get(title="Chor")
    if touch == "changed":
        change_event(event=choir, actor=membership.user, said={"title": "Chorprobe"})
    else:
        GuestFactory(event=choir, user=membership.user, answer="yes")
    assert [len(part) for part in vars(undo("get").context["plan"]).values()] == [1, 0, 1]

    undo("post")

    assert list(Event.objects.values_list("pk", flat=True)) == [choir.pk]


def test_it_is_taken_back_once_and_by_nobody_else(as_person, membership, undo, gesa, clara):
    taken(membership, PARTY)
    assert (undo("post", gesa).status_code, undo("post", clara).status_code) == (403, 404)
    assert Event.objects.exists()
    last = TakenCalendar.objects.get()

    undo("post")

    assert undoing.take_back(taken=last, actor=membership.user) == undoing.Plan([], [], [])
    address = reverse("workspace:calendar:import_undo", args=[membership.project.slug, last.pk])
    client = as_person(membership.user)
    assert "Das ist schon zurückgenommen." in client.post(address, follow=True).text
    assert client.get(address).status_code == 404


def test_the_page_costs_the_same_for_one_and_for_thirty(membership, undo, query_count):
    def parties(number):
        return [PARTY.replace("fest@", f"{number}-{each}@") for each in range(number)]

    counts = []
    for number in (1, 30):
        taken(membership, *parties(number))
        for _visit in range(2):  # the first ones keep what belongs to the edition, and when somebody was here
            undo("get")
        with query_count() as queries:
            undo("get")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_after_thirty_days_nothing_is_kept_of_what_was_taken(membership):
    taken(membership, CHOIR)
    TakenCalendar.objects.update(at=timezone.now() - timedelta(days=31))

    undoing.forget_old_ones()

    assert (TakenCalendar.objects.exists(), Event.objects.count()) == (False, 1)


@pytest.mark.parametrize("number", ["99", "-1", "x"])
def test_a_number_that_the_file_has_not_is_refused(as_person, project, ben, membership, number):
    uploaded = importing.upload(membership=membership, name="x.ics", data=calendar(CHOIR))

    response = as_person(ben).post(uploaded.get_absolute_url(), {"chosen": [number]})

    assert response.status_code == 200
    assert not Event.objects.exists()


def test_a_file_that_is_none_or_too_large_is_said_at_the_field(as_person, project, ben):
    address = reverse("workspace:calendar:import", args=[project.slug])
    for data in (b"hello", b"x" * (10 * 1024 * 1024 + 1)):
        response = as_person(ben).post(address, {"file": SimpleUploadedFile("x.ics", data)})

        assert response.status_code == 200
        assert response.context["form"].errors["file"]


def test_nobody_else_sees_the_file(as_person, project, anna, gesa, membership):
    uploaded = importing.upload(membership=membership, name="x.ics", data=calendar(CHOIR))

    assert as_person(anna).get(uploaded.get_absolute_url()).status_code == 404
    assert as_person(gesa).get(uploaded.get_absolute_url()).status_code == 403


def test_two_that_take_the_same_file_at_once_make_one_event(membership):
    uploaded = importing.upload(membership=membership, name="x.ics", data=calendar(CHOIR))
    again = UploadedCalendar(membership=membership, name="x.ics", data=uploaded.data, at=uploaded.at)

    importing.take(uploaded=uploaded, chosen={0})
    importing.take(uploaded=again, chosen={0})

    assert Event.objects.count() == Origin.objects.count() == 1
