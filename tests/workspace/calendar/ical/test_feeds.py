"""Calendars to subscribe to: at a secret address, for everybody, and one event alone."""

from datetime import timedelta

import icalendar
import pytest
import recurring_ical_events
import vobject
from django.urls import reverse
from django.utils import timezone

from portal.base.recurrence import weekly
from tests.factories.calendar import THURSDAY, ChangeFactory, EventFactory, GuestFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from workspace.calendar import services
from workspace.calendar.ical import linking
from workspace.calendar.models import CalendarLink
from workspace.calendar.services import dates
from workspace.projects.models import Membership


def membership(project, user):
    return Membership.objects.get(project=project, user=user)


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    vobject.readOne(response.content.decode())
    return icalendar.Calendar.from_ical(response.content)


def titles(calendar):
    return sorted(str(each["SUMMARY"]) for each in calendar.walk("VEVENT"))


def test_the_address_of_a_project_leads_to_its_dates_and_no_others(client, project, ben, choir, party):
    EventFactory(title="Anderswo")
    link = linking.give_out(actor=ben, membership=membership(project, ben))

    found = read(client, link.get_absolute_url())

    assert titles(found) == ["Chor", "Sommerfest"]
    event = next(each for each in found.walk("VEVENT") if each["SUMMARY"] == "Chor")
    assert event["URL"] == f"http://testserver{choir.get_absolute_url()}"
    assert event["UID"] == choir.uid


def test_a_series_reads_as_its_dates_say(client, project, ben, choir):
    second, third = choir.occurrences.order_by("start")[1:3]
    ChangeFactory(
        event=choir,
        recurrence_id=second.recurrence_id,
        start=second.start + timedelta(hours=1),
        end=second.end + timedelta(hours=2),
    )
    ChangeFactory(event=choir, recurrence_id=third.recurrence_id, cancelled_at=timezone.now())
    dates.write(choir)
    link = linking.give_out(actor=ben, membership=membership(project, ben))

    found = recurring_ical_events.of(read(client, link.get_absolute_url())).between((2036, 1, 1), (2037, 12, 31))

    kept = choir.occurrences.exclude(pk=third.pk).order_by("start")
    assert sorted((each["DTSTART"].dt, each["DTEND"].dt) for each in found) == [(row.start, row.end) for row in kept]


def test_mine_is_of_all_my_projects_without_what_i_declined(client, project, ben, choir, party):
    GuestFactory(event=party, user=ben, answer="no")
    elsewhere = EventFactory(title="Anderswo")
    asked = EventFactory(title="Gefragt")
    GuestFactory(event=asked, user=ben, answer="")
    link = linking.give_out(actor=ben)

    assert titles(read(client, link.get_absolute_url())) == ["Chor", "Gefragt"]
    assert elsewhere.project_id != project.pk


@pytest.mark.parametrize("ends", ["leaves", "renews", "takes_back", "closes", "room"])
def test_an_address_leads_nowhere_once_it_should(client, project, ben, choir, ends):
    own = membership(project, ben)
    address = linking.give_out(actor=ben, membership=own).get_absolute_url()
    assert client.get(address).status_code == 200

    if ends == "leaves":
        own.delete()
    elif ends == "renews":
        linking.renew(actor=ben, membership=own)
    elif ends == "takes_back":
        linking.take_back(actor=ben, membership=own)
    elif ends == "closes":
        ben.is_active = False
        ben.save(update_fields=["is_active"])
    else:
        project.rooms_off = ["calendar"]
        project.save()

    assert client.get(address).status_code == 404


def test_who_left_a_project_no_longer_reads_it_in_their_own_calendar(client, project, ben, choir):
    address = linking.give_out(actor=ben).get_absolute_url()

    membership(project, ben).delete()

    assert titles(read(client, address)) == []


def test_a_link_that_is_shown_late_stands_in_no_file(client, project, ben):
    EventFactory(project=project, link="https://meet.example.org/geheim", link_from=15)
    link = linking.give_out(actor=ben, membership=membership(project, ben))

    assert b"geheim" not in client.get(link.get_absolute_url()).content


def test_what_is_long_over_is_left_out(client, project, ben):
    EventFactory(project=project, title="Alt", start=timezone.now() - timedelta(days=500))
    EventFactory(project=project, title="Neulich", start=timezone.now() - timedelta(days=50))
    long_ago = timezone.now() - timedelta(days=500)
    EventFactory(project=project, title="Lange Serie", start=long_ago, recurrence=weekly(long_ago, count=60))
    link = linking.give_out(actor=ben, membership=membership(project, ben))

    assert titles(read(client, link.get_absolute_url())) == ["Lange Serie", "Neulich"]


def test_the_page_gives_the_address_out_and_takes_it_back(as_person, project, gesa):
    client = as_person(gesa)
    page, button = (reverse(f"workspace:calendar:{name}", args=[project.slug]) for name in ("links", "change_link"))

    client.post(button, {"do": "give_out"})

    link = CalendarLink.objects.get(user=gesa)
    assert link.get_absolute_url() in client.get(page).content.decode()
    client.post(button, {"do": "renew"})
    assert CalendarLink.objects.get(user=gesa).token != link.token
    client.post(button, {"do": "take_back"})
    assert not CalendarLink.objects.filter(user=gesa).exists()


def test_my_page_does_likewise(as_person, gesa):
    client = as_person(gesa)

    client.post(reverse("my_calendar:change_link"), {"do": "give_out"})

    link = CalendarLink.objects.get(user=gesa)
    assert link.membership is None
    assert link.get_absolute_url() in client.get(reverse("my_calendar:links")).content.decode()


def test_one_event_can_be_downloaded(as_person, project, ben, choir, party):
    found = read(as_person(ben), reverse("workspace:calendar:file", args=[project.slug, choir.pk]))

    assert titles(found) == ["Chor"]


def test_many_events_cost_the_queries_of_one(client, project, ben, queries_of, choir):
    address = linking.give_out(actor=ben, membership=membership(project, ben)).get_absolute_url()
    few = queries_of(address)
    for event in EventFactory.create_batch(8, project=project, recurrence=weekly(THURSDAY, count=3)):
        ChangeFactory(event=event)

    assert queries_of(address) == few


def test_what_is_known_is_not_sent_again(client, project, anna, ben, choir, query_count):
    """However it changes, also on one date, in its answers and with the name of the project, it is sent."""
    address = linking.give_out(actor=ben, membership=membership(project, ben)).get_absolute_url()
    second = choir.occurrences.order_by("start")[1].recurrence_id

    def changes():
        yield lambda: services.change_event(event=choir, actor=anna, said={"title": "Gospelchor"})
        yield lambda: services.cancel_event(event=choir, actor=anna, scope="this", recurrence_id=second)
        yield lambda: services.cancel_event(event=choir, actor=anna, scope="following", recurrence_id=second)
        yield lambda: GuestFactory(event=choir, user=ben, answer="no")
        yield lambda: type(project).objects.update(name="Reparaturkreis")

    for change in changes():
        etag = client.get(address)["ETag"]
        with query_count() as queries:
            again = client.get(address, HTTP_IF_NONE_MATCH=etag)
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
        assert not any("workspace_calendar_change" in query["sql"] for query in queries)
        change()
        assert client.get(address, HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_a_series_that_was_cut_says_when(client, project, anna, ben, choir):
    before, second = choir.changed_at, choir.occurrences.order_by("start")[1].recurrence_id

    services.change_event(event=choir, actor=anna, said={"place": "Hof"}, scope="following", recurrence_id=second)

    choir.refresh_from_db()
    assert choir.changed_at > before


@pytest.fixture
def public(home_page, project):
    """Of a project whose page is online."""
    index = InitiativeIndexPageFactory(parent=home_page)
    project.page = InitiativePageFactory(parent=index, title="Reparaturtreff")
    project.save()
    return EventFactory(project=project, title="Offene Werkstatt", is_public=True)


def test_everybody_can_subscribe_to_what_is_for_everybody(client, project, public):
    EventFactory(project=project, title="Internes Treffen")
    EventFactory(project=project, title="Verborgen", is_public=True, is_hidden=True)
    address = reverse("project_events:calendar", args=[project.slug])

    found = read(client, address)

    assert titles(found) == ["Offene Werkstatt"]
    assert found.walk("VEVENT")[0]["URL"] == f"http://testserver{public.public_url}"
    project.is_listed = False
    project.save()
    assert client.get(address).status_code == 404


def test_of_what_is_internal_there_is_no_public_file(client, project, public, party):
    of_public, of_party = (reverse("project_events:file", args=[project.slug, each.pk]) for each in (public, party))

    assert titles(read(client, of_public)) == ["Offene Werkstatt"]
    assert client.get(of_party).status_code == 404
