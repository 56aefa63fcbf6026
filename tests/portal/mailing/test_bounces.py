"""Mails that come back: to such an address nothing is sent, and its owner hears of it at the next sign-in."""

from email import message_from_string

import pytest
from django.core import mail

from portal.mailing import addresses, bounces
from portal.mailing.addresses import Token
from portal.mailing.choices import Priority, State
from portal.mailing.models import Bounce, OutgoingMail
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

REPORT = """\
From: MAILER-DAEMON@mx.example.net
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; anna@example.org
Action: {action}
Status: {status}

--b--
"""
ABSENT = """\
From: anna@example.org
To: {to}
Subject: Abwesend
Auto-Submitted: auto-replied

Ich bin im Urlaub.
"""


def report(row, action="failed", status="5.1.1"):
    to = bounces.sender_of(row)
    return bounces.take(addresses.token_in(to), message_from_string(REPORT.format(to=to, action=action, status=status)))


@pytest.fixture
def sent(put, drain):
    """A mail that was sent to Anna."""

    def sent(**posting):
        put(**posting)
        row = OutgoingMail.objects.first()
        drain()
        return row

    return sent


def test_a_mailbox_that_does_not_exist_gets_no_more(sent):
    row = sent()

    assert report(row)
    later, urgent = sent(), sent(priority=Priority.URGENT)
    later.refresh_from_db()
    urgent.refresh_from_db()

    assert (later.state, urgent.state) == (State.GIVEN_UP, State.GIVEN_UP)
    assert len(mail.outbox) == 1


def test_the_server_names_us_by_an_address_of_the_mail(server, put, drain):
    put()
    drain()

    ((sender, to),) = server.handler.envelopes

    assert to == "anna@example.org"
    assert bounces.take(
        addresses.token_in(sender), message_from_string(REPORT.format(to=sender, action="failed", status="5.1.1"))
    )
    assert Bounce.objects.get().address == "anna@example.org"


def test_a_full_mailbox_is_left_alone_after_five_times_and_tried_again_after_ten_days(sent, clock):
    for _number in range(4):
        report(sent(), "failed", "5.2.2")
    fourth = Bounce.objects.stops("Anna@Example.org")
    report(sent(), "failed", "4.2.2")
    fifth = Bounce.objects.stops("anna@example.org")
    clock.later(days=11)

    assert (fourth, fifth, Bounce.objects.stops("anna@example.org")) == ("", "soft", "")


def test_who_waits_for_a_link_gets_it_in_a_mailbox_that_was_full(sent):
    for _number in range(5):
        report(sent(), "delayed", "4.2.2")
    before = len(mail.outbox)

    sent(priority=Priority.NORMAL)
    sent(priority=Priority.URGENT)

    assert len(mail.outbox) == before + 1


def test_the_same_mail_counts_once_and_its_last_word_holds(sent):
    row = sent()
    for _number in range(6):
        report(row, "delayed", "4.4.1")
    delayed = Bounce.objects.stops("anna@example.org")
    report(row)

    assert delayed == ""
    assert Bounce.objects.stops("anna@example.org") == "hard"
    assert Bounce.objects.count() == 1


def test_a_note_of_absence_is_no_bounce(sent):
    to = bounces.sender_of(sent())

    assert not bounces.take(addresses.token_in(to), message_from_string(ABSENT.format(to=to)))
    assert not Bounce.objects.exists()


@pytest.mark.parametrize("parts", [(), ("zzzz",), ("z" * 30,), ("!",)])
def test_a_report_about_no_mail_of_ours_changes_nothing(parts):
    message = message_from_string(REPORT.format(to="x", action="failed", status="5.1.1"))

    assert not bounces.take(Token("b", parts), message)
    assert not Bounce.objects.exists()


def test_a_forged_address_says_nothing(sent):
    real = bounces.sender_of(sent())

    assert addresses.token_in(real.upper()).purpose == "b"
    assert addresses.token_in(real.replace("+b-", "+b-1")) is None
    assert addresses.token_in("antwort@example.org") is None
    assert addresses.token_in(real.replace("example.org", "example.com")) is None


def test_the_banner_after_signing_in_its_button_and_a_new_address(client, home_page):
    anna = UserFactory(email="anna@example.org")
    Bounce.objects.create(address="anna@example.org", is_hard=True)
    button = 'action="/konto/post/"'

    before = client.get("/").content.decode()
    client.force_login(anna)
    banner = client.get("/").content.decode()
    client.post("/konto/post/", HTTP_REFERER="http://testserver/ideen/")
    after = client.get("/").content.decode()

    assert button not in before
    assert button in banner
    assert "anna@example.org" in banner
    assert button not in after
    assert Bounce.objects.stops("anna@example.org") == ""


def test_with_another_address_the_banner_is_gone(client, home_page):
    anna = UserFactory(email="anna@example.org")
    Bounce.objects.create(address="anna@example.org", is_hard=True)
    client.force_login(anna)

    anna.email = "anna@example.net"
    anna.save()

    assert 'action="/konto/post/"' not in client.get("/").content.decode()


def test_an_address_has_room_for_what_it_means():
    """64 letters may stand before the @."""
    token = Token("r", ("conversations", addresses.short(10**12), addresses.short(10**12)))

    address = addresses.address_with(token)

    assert len(address.partition("@")[0]) <= 64
    assert addresses.token_in(address) == token
    assert [addresses.long(part) for part in token.parts[1:]] == [10**12, 10**12]
