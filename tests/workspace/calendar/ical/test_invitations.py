"""What guests get by mail, and what their calendars do with it."""

from datetime import timedelta
from email import message_from_bytes

import icalendar
import pytest
from django.core import mail
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.calendar import THURSDAY, EventFactory, GuestFactory
from workspace.calendar import services
from workspace.calendar.choices import Scope
from workspace.calendar.ical.invitations import sending
from workspace.calendar.models import Event, Guest
from workspace.calendar.services import Invitee, answering
from workspace.calendar.services.happened import What


def files_of(message):
    """What the calendar part says, and the attachment; both the same."""
    body, attached = message_from_bytes(message.message().as_bytes()).get_payload()
    part = next(each for each in body.get_payload() if each.get_content_type() == "text/calendar")
    found = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    assert found == icalendar.Calendar.from_ical(attached.get_payload(decode=True))
    assert part.get_param("method") == found["METHOD"]
    return found


def event_of(message):
    return files_of(message).walk("VEVENT")[0]


def sent():
    found = {message.to[0]: message for message in mail.outbox}
    mail.outbox.clear()
    return found


def test_whoever_is_asked_gets_an_invitation(party, anna, ben, commit):
    guests = [Invitee(user=ben), Invitee(name="Ole", email="ole@example.com")]

    with commit():
        services.invite(event=party, actor=anna, guests=guests)

    mails = sent()
    assert set(mails) == {"ben@example.org", "ole@example.com"}
    message = mails["ole@example.com"]
    assert message.subject == "Einladung: Sommerfest, Fr., 10. Oktober 2036, 18:00 bis 20:00 Uhr"
    assert "Anna Ahrens lädt dich zu „Sommerfest“ im Projekt „Reparaturtreff“ ein" in message.body
    guest = Guest.objects.get(email="ole@example.com")
    assert f"http://localhost:8000{guest.get_absolute_url()}" in message.body
    assert "ben@example.org" not in message.message().as_string()
    event = event_of(message)
    assert (event["UID"], event["SEQUENCE"], files_of(message)["METHOD"]) == (party.uid, 0, "REQUEST")
    assert (event["ATTENDEE"], event["ATTENDEE"].params["PARTSTAT"]) == ("mailto:ole@example.com", "NEEDS-ACTION")


def test_a_new_event_invites_once(project, anna, ben, commit):
    with commit():
        services.create_event(
            project=project,
            actor=anna,
            title="Chor",
            text="",
            place="",
            link="",
            zone="Europe/Berlin",
            start=THURSDAY,
            end=THURSDAY + timedelta(hours=1),
            all_day=False,
            guests=[Invitee(user=ben), Invitee(user=anna, answer="yes")],
        )

    mails = sent()
    assert {address: event_of(each)["ATTENDEE"].params["PARTSTAT"] for address, each in mails.items()} == {
        "ben@example.org": "NEEDS-ACTION",
        "anna@example.org": "ACCEPTED",
    }


def test_a_change_keeps_the_uid_and_counts_on(party, anna, ben, clara, commit):
    GuestFactory(event=party, user=ben, answer="yes")
    GuestFactory(event=party, user=clara, answer="no")
    later = {"start": party.start + timedelta(days=7), "end": party.end + timedelta(days=7)}

    with commit():
        services.change_event(event=party, actor=anna, said=later)

    mails = sent()
    assert set(mails) == {"ben@example.org"}
    assert (
        mails["ben@example.org"].subject.strip() == "Geändert: Sommerfest, Fr., 17. Oktober 2036, 18:00 bis 20:00 Uhr"
    )
    event = event_of(mails["ben@example.org"])
    assert (event["UID"], event["SEQUENCE"]) == (party.uid, 1)
    assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    assert event["DTSTART"].dt == later["start"]


def test_a_changed_date_of_a_series_reaches_calendars_with_the_whole_series(choir, anna, ben, commit):
    GuestFactory(event=choir, user=ben)
    second = THURSDAY + timedelta(days=7)

    with commit():
        services.change_event(
            event=choir, actor=anna, said={"place": "Rathaus"}, scope=Scope.THIS, recurrence_id=second
        )

    events = files_of(sent()["ben@example.org"]).walk("VEVENT")
    assert [(each.get("RECURRENCE-ID") and each["RECURRENCE-ID"].dt, str(each["LOCATION"])) for each in events] == [
        (None, "Kulturforum"),
        (second, "Rathaus"),
    ]


def test_a_cancelled_date_is_taken_out_of_calendars(choir, anna, ben, gesa, commit):
    """For who comes to all of them the series without it, for who comes to this one alone a cancellation."""
    second = choir.occurrences.order_by("start")[1]
    GuestFactory(event=choir, user=ben)
    GuestFactory(event=choir, user=gesa, recurrence_id=second.recurrence_id)
    where = {"scope": Scope.THIS, "recurrence_id": second.recurrence_id}

    with commit():
        services.cancel_event(event=choir, actor=anna, note="Glatteis", **where)

    mails = sent()
    assert {address: files_of(each)["METHOD"] for address, each in mails.items()} == {
        "ben@example.org": "REQUEST",
        "gesa@example.org": "CANCEL",
    }
    assert [each.dt for each in event_of(mails["ben@example.org"])["EXDATE"].dts] == [second.start]
    assert event_of(mails["gesa@example.org"])["RECURRENCE-ID"].dt == second.start
    assert mails["gesa@example.org"].subject == "Abgesagt: Chor, Do., 16. Oktober 2036, 18:00 bis 20:00 Uhr"


def test_a_cancelled_event_is_cancelled_and_can_take_place_after_all(party, anna, ben, commit):
    GuestFactory(event=party, user=ben)
    with commit():
        services.cancel_event(event=party, actor=anna, note="Sturm")
    cancelled = sent()["ben@example.org"]

    with commit():
        services.restore_event(event=party, actor=anna)

    restored = sent()["ben@example.org"]
    assert (files_of(cancelled)["METHOD"], event_of(cancelled)["SEQUENCE"]) == ("CANCEL", 1)
    assert "Sturm" in cancelled.body
    assert (files_of(restored)["METHOD"], event_of(restored)["SEQUENCE"]) == ("REQUEST", 2)
    assert event_of(restored)["STATUS"] == "CONFIRMED"


def test_what_is_deleted_is_cancelled_in_calendars(party, anna, ben, commit):
    GuestFactory(event=party, user=ben)
    GuestFactory(event=party, user=None, email="ole@example.com")

    with commit():
        services.delete_event(event=party, actor=anna)

    mails = sent()
    assert set(mails) == {"ben@example.org", "ole@example.com"}
    event = event_of(mails["ole@example.com"])
    assert (event["UID"], event["SEQUENCE"], files_of(mails["ole@example.com"])["METHOD"]) == (party.uid, 1, "CANCEL")


def test_whoever_is_taken_off_the_list_is_told_and_nobody_else(party, anna, ben, clara, commit):
    guest = GuestFactory(event=party, user=ben)
    GuestFactory(event=party, user=clara)

    with commit():
        services.uninvite(event=party, actor=anna, guest=guest)

    mails = sent()
    assert set(mails) == {"ben@example.org"}
    assert files_of(mails["ben@example.org"])["METHOD"] == "CANCEL"


def test_whoever_moves_up_gets_it_into_their_calendar(project, anna, ben, clara, commit):
    party = EventFactory(project=project, capacity=1)
    GuestFactory(event=party, user=ben)
    GuestFactory(event=party, user=clara, waits_since=timezone.now())

    with commit():
        answering.answer(event=party, user=ben, reply="no")

    mails = sent()
    assert set(mails) == {"clara@example.org"}
    assert event_of(mails["clara@example.org"])["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"


def test_a_part_that_was_split_off_is_an_event_of_its_own(choir, anna, ben, commit):
    GuestFactory(event=choir, user=ben)
    third = choir.occurrences.order_by("start")[2].recurrence_id

    with commit():
        services.change_event(
            event=choir, actor=anna, said={"place": "Rathaus"}, scope=Scope.FOLLOWING, recurrence_id=third
        )

    found = {str(event_of(each)["UID"]): event_of(each) for each in mail.outbox}
    mail.outbox.clear()
    assert len(found) == 2
    assert (found.pop(choir.uid)["SEQUENCE"], [str(each["LOCATION"]) for each in found.values()]) == (1, ["Rathaus"])


@pytest.mark.parametrize("what", ["over", "closed", "nobody"])
def test_nobody_is_written_to_for_nothing(project, anna, ben, commit, what):
    start = timezone.now() - timedelta(days=3) if what == "over" else THURSDAY
    party = EventFactory(project=project, start=start)
    if what != "nobody":
        GuestFactory(event=party, user=UserFactory(is_active=what != "closed"))

    with commit():
        services.change_event(event=party, actor=anna, said={"place": "Rathaus"})

    assert sent() == {}


def test_a_mail_is_in_its_readers_language(party, anna, ben, commit):
    ben.language = "en"
    ben.save(update_fields=["language"])

    with commit():
        services.invite(event=party, actor=anna, guests=[Invitee(user=ben)])

    assert sent()["ben@example.org"].subject.startswith("Invitation: Sommerfest, Fri, 10 October 2036")


def test_many_guests_cost_the_queries_of_one(party, query_count):
    """Beside what the look of each mail costs, which is asked for as for every other."""

    def cost():
        with query_count() as queries:
            sending.send(What.CHANGED, Event.objects.select_related("project").get(pk=party.pk), ())
        return [query["sql"] for query in queries if "wagtailcore_site" not in query["sql"]]

    GuestFactory(event=party)
    cost()
    few = cost()
    GuestFactory.create_batch(20, event=party)

    assert len([sql for sql in cost() if "portal_base" not in sql]) <= len(few)
