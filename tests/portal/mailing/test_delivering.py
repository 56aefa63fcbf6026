"""A mail server that fails: nothing is lost, nothing comes twice, except where SMTP leaves no choice."""

from datetime import timedelta

import pytest

from portal.base.terms import enforce
from portal.mailing import jobs
from portal.mailing.choices import Priority, State
from portal.mailing.delivering import PAUSES, deliver
from portal.mailing.models import Bounce, Outage, OutgoingMail
from tests.portal.mailing.servers import DROP

pytestmark = pytest.mark.django_db


def states():
    return list(OutgoingMail.objects.order_by("pk").values_list("state", flat=True))


def test_a_mail_arrives_as_it_was_written(server, put, drain):
    put("Grüße aus Kiel")

    drain()

    assert server.mails[0]["To"] == "anna@example.org"
    assert server.mails[0]["From"] == "MokWi <portal@example.org>"
    assert server.mails[0].get_payload(decode=True).strip() == b"Guten Tag."
    assert server.handler.taken[0].count(b"\n") == server.handler.taken[0].count(b"\r\n")


def test_what_is_refused_for_now_is_tried_again_after_a_pause(server, put, drain, clock):
    server.handler.to_recipient = ["451 4.7.1 come back later"]
    put()

    drain()
    first = OutgoingMail.objects.get()
    drain()
    too_early = len(server.mails)
    clock.later(minutes=2)
    drain()

    assert (first.state, first.attempts, first.error) == (State.WAITING, 1, "451 4.7.1 come back later")
    assert too_early == 0
    assert list(server.ids.values()) == [1]
    assert OutgoingMail.objects.get().attempts == 2


def test_one_that_waits_does_not_hold_up_the_others(server, put, drain):
    server.handler.refused_addresses = {"ben@example.org": "450 mailbox busy"}
    put(to="ben@example.org", priority=Priority.URGENT)
    put(to="anna@example.org")

    drain()

    assert states() == [State.WAITING, State.SENT]


def test_it_is_tried_for_three_days_and_then_given_up(server, put, drain, clock):
    server.handler.refused_addresses = {"anna@example.org": "452 4.2.2 mailbox full"}
    put()
    begun = clock.now

    while OutgoingMail.objects.get().state == State.WAITING:
        drain()
        clock.later(minutes=30)

    assert clock.now - begun > timedelta(days=3)
    assert OutgoingMail.objects.get().attempts == len(PAUSES) + 1
    assert OutgoingMail.objects.get().error == "452 4.2.2 mailbox full"


@pytest.mark.parametrize(
    ("said", "bounced"),
    [
        ("550 5.1.1 no such user", True),
        ("550 No such user here", True),
        ("550 5.7.1 message looks like spam", False),
        ("554 5.7.1 we do not like your address", False),
    ],
)
def test_what_is_refused_for_good_is_given_up_at_once(server, put, drain, said, bounced):
    server.handler.refused_addresses = {"anna@example.org": said}
    put()

    drain()

    row = OutgoingMail.objects.get()
    assert (row.state, row.attempts, row.error) == (State.GIVEN_UP, 1, said)
    assert Bounce.objects.of("anna@example.org").exists() == bounced


def test_a_mail_that_is_refused_after_data_is_given_up_but_the_address_is_not(server, put, drain):
    server.handler.before_data = ["554 5.6.0 content refused"]
    put()
    put()

    drain()

    assert states() == [State.GIVEN_UP, State.SENT]
    assert not Bounce.objects.exists()


def test_the_line_ends_before_data(server, put, drain, clock):
    server.handler.before_data = [DROP]
    put()

    drain()
    waiting = states()
    clock.later(minutes=2)
    drain()

    assert waiting == [State.WAITING]
    assert list(server.ids.values()) == [1]


def test_the_line_ends_after_the_server_has_taken_it(server, put, drain, clock):
    """Nobody can know whether it arrived: it comes again, and programs see by its Message-ID that it is the same."""
    server.handler.after_data = [DROP]
    put()

    drain()
    clock.later(minutes=2)
    drain()

    assert states() == [State.SENT]
    assert list(server.ids.values()) == [2]


def test_a_server_that_ends_every_line_is_left_alone_for_a_while(server, put, drain, clock):
    server.handler.to_recipient = [DROP] * 2
    for _number in range(5):
        put()

    drain()
    left_alone = Outage.objects.count()
    clock.later(minutes=2)
    drain()

    assert left_alone == 1
    assert states() == [State.SENT] * 5


def test_nobody_knocks_while_the_server_is_away(server, put, clock, monkeypatch):
    server.stop()
    put()
    deliver()
    knocks = []
    monkeypatch.setattr("portal.mailing.delivering.get_connection", knocks.append)

    put("Noch eine")
    deliver()

    assert knocks == []
    assert Outage.objects.get().tries == 1


def test_a_day_without_a_mail_server_loses_none_and_doubles_none(server, put, clock):
    server.stop()
    for number in range(48):
        put(f"Mail {number}", to=f"leser{number % 7}@example.org")
        for _time in range(6):
            jobs.send_what_is_due()
            clock.later(minutes=5)
    assert server.mails == []
    assert OutgoingMail.objects.filter(attempts__gt=0).count() == 0

    server.start()
    clock.later(minutes=5)
    while OutgoingMail.objects.due(clock.now).exists():
        jobs.send_what_is_due()

    assert sorted(server.subjects) == sorted(f"Mail {number}" for number in range(48))
    assert set(server.ids.values()) == {1}
    assert not Outage.objects.exists()


def test_a_server_that_refuses_the_password_loses_no_mail(server, put, drain, settings, clock):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "portal", "wrong"
    put()

    drain()

    assert states() == [State.WAITING]
    assert Outage.objects.exists()


def test_secrets_of_lost_mails_and_addresses_go_in_time(put, clock):
    put("Verloren", to="a@example.org")
    put("Gesendet", to="b@example.org", batch="newsletter:1")
    OutgoingMail.objects.filter(to="a@example.org").update(state=State.GIVEN_UP)
    OutgoingMail.objects.filter(to="b@example.org").update(state=State.SENT)

    clock.later(days=8)
    enforce(clock.now)
    lost = OutgoingMail.objects.get(to="a@example.org")
    clock.later(days=90)
    enforce(clock.now)

    assert bytes(lost.message) == b""
    assert [(each.to, each.subject, each.batch) for each in OutgoingMail.objects.all()] == [("", "", "newsletter:1")]
    assert OutgoingMail.objects.of_batch("newsletter:1").figures().sent == 1
