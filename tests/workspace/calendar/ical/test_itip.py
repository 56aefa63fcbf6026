"""Invitations, read by icalendar and by vobject."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import icalendar
import pytest
import vobject
from django.core.mail import EmailMultiAlternatives

from tests.workspace.calendar.ical.calendars import BERLIN, CHOIR, calendar, changed
from workspace.calendar.ical import itip
from workspace.calendar.ical.itip import Invitation, Method, PartStat, Party
from workspace.calendar.ical.mime import add_invitation
from workspace.calendar.ical.reading import read

PORTAL, GESA = Party("antwort@example.org", "Reparaturtreff"), Party("gesa@example.org", 'Gesa "G" Gäst; x')


@pytest.fixture
def entry():
    [found] = read(
        calendar(f"{CHOIR}\nRRULE:FREQ=WEEKLY;COUNT=3\nDESCRIPTION:Noten; Tee\\nund Kuchen"),
        zone=BERLIN,
        now=datetime(2026, 11, 27, tzinfo=UTC),
    ).entries
    return replace(found, sequence=4, url="https://example.org/chor/")


def test_a_request_says_who_is_asked_by_whom_and_what_they_have_said(entry):
    data = itip.request(Invitation(entry, PORTAL, GESA, PartStat.ACCEPTED, takes_replies=True))

    found = icalendar.Calendar.from_ical(data)
    [event] = found.walk("VEVENT")
    assert (found["METHOD"], event["UID"], event["SEQUENCE"]) == ("REQUEST", "chor@example.org", 4)
    assert event["ORGANIZER"] == "mailto:antwort@example.org"
    assert event["ATTENDEE"] == "mailto:gesa@example.org"
    assert dict(event["ATTENDEE"].params) == {
        "CN": "Gesa 'G' Gäst; x",
        "CUTYPE": "INDIVIDUAL",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "ACCEPTED",
        "RSVP": "TRUE",
    }
    other = vobject.readOne(data.decode())
    assert other.method.value == "REQUEST"
    assert other.vevent.attendee.partstat_param == "ACCEPTED"
    assert other.vevent.description.value.startswith("Noten; Tee\nund Kuchen")
    assert [f"{each:%d.%m. %H:%M}" for each in other.vevent.getrruleset()] == [
        "01.12. 18:00",
        "08.12. 18:00",
        "15.12. 18:00",
    ]


def test_a_request_brings_the_changed_dates_along(entry):
    second = entry.when.start + timedelta(days=7)
    moved = replace(entry, changes=[changed(entry, second, timedelta(hours=1), sequence=5)])

    events = icalendar.Calendar.from_ical(itip.request(Invitation(moved, PORTAL, GESA))).walk("VEVENT")

    assert [(str(each.get("ATTENDEE")), each["SEQUENCE"]) for each in events] == [
        ("mailto:gesa@example.org", 4),
        ("mailto:gesa@example.org", 5),
    ]
    assert [event["RECURRENCE-ID"].dt for event in events if "RECURRENCE-ID" in event] == [second]


def test_a_cancellation_is_one_event_that_is_cancelled(entry):
    second = entry.when.start + timedelta(days=7)
    moved = replace(entry, changes=[changed(entry, second, timedelta(hours=1))], is_cancelled=True)

    found = icalendar.Calendar.from_ical(itip.cancel(Invitation(moved, PORTAL, GESA)))

    [event] = found.walk("VEVENT")
    assert (found["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 4)
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"


def test_somebody_can_be_asked_to_one_date_alone(entry):
    second = entry.when.start + timedelta(days=7)
    dates = [(changed(entry, second, timedelta()), PartStat.TENTATIVE)]

    [event] = icalendar.Calendar.from_ical(itip.request(Invitation(entry, PORTAL, GESA, dates=dates))).walk("VEVENT")

    assert event["RECURRENCE-ID"].dt == event["DTSTART"].dt == second
    assert (event["ATTENDEE"].params["PARTSTAT"], event.get("RRULE")) == ("TENTATIVE", None)


@pytest.mark.parametrize("method", [Method.REQUEST, Method.CANCEL])
def test_the_mail_has_the_invitation_beside_its_text_and_attached(entry, method):
    content = itip.request(Invitation(entry, PORTAL, GESA))
    message = EmailMultiAlternatives("Chor", "Text ä", to=["gesa@example.org"])
    message.attach_alternative("<p>HTML</p>", "text/html")

    add_invitation(message, content, method)

    mail = message_from_bytes(message.message().as_bytes())
    body, attached = mail.get_payload()
    assert (mail.get_content_type(), body.get_content_type()) == ("multipart/mixed", "multipart/alternative")
    kinds = [part.get_content_type() for part in body.get_payload()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    part = body.get_payload()[2]
    assert (part.get_param("method"), part.get_content_charset()) == (method, "utf-8")
    assert part.get_payload(decode=True).decode() == content.decode().replace("\r\n", "\n")
    assert (attached.get_filename(), attached.get_payload(decode=True)) == ("invite.ics", content)
