"""Calendar programs answer invitations by mail: whose answer counts, and what is told to whom."""

from datetime import timedelta
from email.message import EmailMessage

import icalendar
import pytest
from django.core import mail

from portal.activity.replying import intake
from portal.activity.replying.choices import Outcome
from portal.activity.replying.letters import Letter
from tests.factories.calendar import THURSDAY, GuestFactory
from tests.workspace.calendar.ical.test_invitations import event_of, files_of, sent
from workspace.calendar import services
from workspace.calendar.choices import Scope
from workspace.calendar.models import Guest
from workspace.calendar.services import Invitee

OLE = "ole@example.com"
SECOND = THURSDAY + timedelta(days=7)


@pytest.fixture
def invited(anna, commit):
    """The mail by which Ole was asked, who has no account."""

    def invite(event, **invitee):
        with commit():
            services.invite(event=event, actor=anna, guests=[Invitee(**(invitee or {"name": "Ole", "email": OLE}))])
        [message] = sent().values()
        return message

    return invite


def replied(message, partstat="ACCEPTED", *, attendee=None, more=(), without=(), date=None, method="REPLY"):
    """The calendar that a program makes of the invitation."""
    asked = event_of(message)
    event = icalendar.Event()
    for name in ("UID", "SEQUENCE", "ORGANIZER", "DTSTAMP", "SUMMARY"):
        if name not in without:
            event[name] = asked[name]
    event["ATTENDEE"] = icalendar.vCalAddress(attendee or str(asked["ATTENDEE"]).upper())
    event["ATTENDEE"].params["PARTSTAT"] = partstat
    if date:
        event.add("recurrence-id", date)
    for name, value in more:
        event.add(name, value)
    calendar = icalendar.Calendar()
    calendar["METHOD"], calendar["VERSION"] = method, "2.0"
    calendar.add_component(event)
    return calendar.to_ical()


def mailed(message, data, *, sender=f"Ole Ohm <{OLE}>", text="Ole hat zugesagt.", attached=False, **headers):
    """To the organizer, as a program sends it."""
    found = EmailMessage()
    found["From"], found["To"], found["Subject"] = sender, str(event_of(message)["ORGANIZER"])[7:], "Zugesagt"
    found["Message-ID"] = f"<{abs(hash(data + sender.encode()))}@mail.example.net>"
    for name, said in headers.items():
        found[name.replace("_", "-")] = said
    found.set_content(text)
    if attached:
        found.add_attachment(data, maintype="application", subtype="ics", filename="invite.ics")
    elif data:
        found.add_alternative(data, maintype="text", subtype="calendar", params={"method": "REPLY"})
    return found.as_bytes()


@pytest.fixture
def take(commit):
    def take(data):
        with commit():
            return intake.take(Letter(data))

    return take


def told():
    return [(each.to[0], each.subject) for each in mail.outbox]


@pytest.mark.parametrize(
    ("partstat", "reply"), [("ACCEPTED", "yes"), ("TENTATIVE", "maybe"), ("DECLINED", "no"), ("accepted", "yes")]
)
def test_an_answer_is_the_guests(party, invited, take, partstat, reply):
    message = invited(party)

    outcome = take(mailed(message, replied(message, partstat, more=[("comment", "Bringe  Kuchen")])))

    guest = Guest.objects.get(email=OLE)
    assert (outcome, guest.answer, guest.comment) == (Outcome.TAKEN, reply, "Bringe Kuchen")
    assert message.extra_headers["Reply-To"] == str(event_of(message)["ORGANIZER"]).removeprefix("mailto:")
    assert event_of(message)["ATTENDEE"].params["RSVP"] == "TRUE"
    assert told() == []


@pytest.mark.parametrize("more", [{"Auto_Submitted": "auto-generated"}, {"attached": True}])
def test_it_counts_however_a_program_sends_it(party, invited, take, more):
    message = invited(party)

    assert take(mailed(message, replied(message), **more)) == Outcome.TAKEN
    assert Guest.objects.get(email=OLE).answer == "yes"


def test_a_note_of_absence_is_no_answer(party, invited, take):
    message = invited(party)

    assert take(mailed(message, b"", Auto_Submitted="auto-replied")) == Outcome.AUTOMATIC
    assert (Guest.objects.get(email=OLE).answer, told()) == ("", [])


def test_somebody_with_an_account_answers_from_their_address(party, ben, invited, take):
    message = invited(party, user=ben)

    assert take(mailed(message, replied(message), sender="ben@example.org")) == Outcome.TAKEN
    assert Guest.objects.get(user=ben).answer == "yes"


def test_what_is_forged_is_refused(party, ben, invited, take):
    """From somebody else, in the name of somebody else, and by the word of our mail server."""
    message = invited(party)
    GuestFactory(event=party, user=ben, answer="")

    assert take(mailed(message, replied(message), sender="eve@example.com")) == Outcome.STRANGER
    assert take(mailed(message, replied(message, attendee="mailto:ben@example.org"))) == Outcome.REFUSED
    failed = {"Authentication_Results": "mx.example.org; dmarc=fail"}
    assert take(mailed(message, replied(message), text="Ja", **failed)) == Outcome.FORGED
    assert set(Guest.objects.values_list("answer", flat=True)) == {""}
    assert [to for to, _subject in told()] == ["eve@example.com", OLE]
    assert party.title not in mail.outbox[0].body


def test_an_answer_to_an_older_invitation_is_refused(party, anna, invited, take, commit):
    message = invited(party)
    with commit():
        services.change_event(event=party, actor=anna, said={"start": party.start + timedelta(days=1)} | _end(party))
    newer = sent()[OLE]

    assert take(mailed(message, replied(message))) == Outcome.REFUSED
    assert Guest.objects.get(email=OLE).answer == ""
    [refusal] = mail.outbox
    assert (refusal.to, refusal.subject) == ([OLE], "Deine Antwort wurde nicht übernommen: „Sommerfest“")
    assert f"http://localhost:8000{Guest.objects.get(email=OLE).get_absolute_url()}" in refusal.body

    assert take(mailed(newer, replied(newer))) == Outcome.TAKEN
    assert Guest.objects.get(email=OLE).answer == "yes"


def _end(event):
    return {"end": event.end + timedelta(days=1)}


def test_one_date_of_a_series_is_answered(choir, anna, invited, take, commit):
    """Also after another date has changed, and by the number of its own change."""
    message = invited(choir)
    with commit():
        services.change_event(event=choir, actor=anna, said={"place": "Hof"}, scope=Scope.THIS, recurrence_id=SECOND)
    newer = sent()[OLE]

    assert take(mailed(newer, replied(newer, "DECLINED", date=SECOND))) == Outcome.TAKEN
    assert take(mailed(message, replied(message, "DECLINED", date=SECOND))) == Outcome.REFUSED
    assert take(mailed(newer, replied(newer))) == Outcome.TAKEN
    assert list(Guest.objects.filter(email=OLE).values_list("recurrence_id", "answer")) == [(None, "yes")]


def test_a_date_that_is_over_or_was_never_there_is_refused(choir, invited, take):
    message = invited(choir)

    assert take(mailed(message, replied(message, date=SECOND + timedelta(hours=1)))) == Outcome.REFUSED
    assert Guest.objects.get(email=OLE).answer == ""


@pytest.mark.parametrize(
    "broken",
    [
        {"partstat": "DELEGATED"},
        {"method": "COUNTER"},
        {"without": ["UID"]},
        {"more": [("attendee", "mailto:ben@example.org")]},
        {"more": [("uid", "anders")], "without": ["UID"]},
    ],
)
def test_what_says_neither_yes_nor_no_is_refused(party, invited, take, broken):
    message = invited(party)

    assert take(mailed(message, replied(message, **broken))) == Outcome.REFUSED
    assert Guest.objects.get(email=OLE).answer == ""
    assert [to for to, _subject in told()] == [OLE]


@pytest.mark.parametrize("data", [b"", b"BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\n\xff\nATTENDEE", b"x" * 300_000])
def test_whoever_writes_to_the_address_is_told_where_to_answer(party, invited, take, data):
    message = invited(party)

    assert take(mailed(message, data, text="Ich komme später.")) == Outcome.REFUSED
    assert "/kalender/einladung/" in mail.outbox[0].body


def test_whoever_gets_no_place_hears_that_they_wait(party, ben, invited, take):
    party.capacity = 1
    party.save(update_fields=["capacity"])
    GuestFactory(event=party, user=ben)
    message = invited(party)

    assert take(mailed(message, replied(message))) == Outcome.TAKEN
    assert Guest.objects.get(email=OLE).waits
    assert told() == [(OLE, "Auf der Warteliste: Sommerfest")]


def test_whoever_was_taken_off_the_list_is_told(party, anna, invited, take, commit):
    message = invited(party)
    with commit():
        services.uninvite(event=party, actor=anna, guest=Guest.objects.get(email=OLE))
    assert event_of(sent()[OLE])["ORGANIZER"] == event_of(message)["ORGANIZER"]

    assert take(mailed(message, replied(message))) == Outcome.REFUSED
    assert [to for to, _subject in told()] == [OLE]


def test_without_an_address_for_mails_nobody_is_asked_to_answer_so(party, invited, settings):
    settings.MAIL_IN_ADDRESS = ""

    message = invited(party)

    assert event_of(message)["ATTENDEE"].params["RSVP"] == "FALSE"
    assert (message.extra_headers.get("Reply-To"), files_of(message)["METHOD"]) == (None, "REQUEST")
