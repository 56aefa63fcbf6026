"""Each mail that comes, the good and the bad: what becomes of it, and who is told."""

import io
import sys
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from portal.accounts.services import delete_account
from portal.activity.replying import intake
from portal.activity.replying.choices import Outcome
from portal.activity.replying.models import TakenMail
from portal.activity.replying.replyables import Target, reply_address
from portal.base.terms import enforce
from portal.mailing import bounces
from portal.mailing.models import Bounce, OutgoingMail

pytestmark = pytest.mark.django_db


def told():
    return [(each.to[0], each.subject) for each in mail.outbox]


def test_an_answer_is_taken_in_the_persons_name(to_wall, wall, write, take, anna):
    outcome = take(write(to_wall, "Ich bringe Kuchen mit.\n\n> Wer bringt was mit?\n"))

    assert outcome == Outcome.TAKEN
    assert wall.said == [(anna, "Ich bringe Kuchen mit.", [])]
    assert told() == []


def test_its_attachments_are_taken(to_wall, wall, write, take, anna):
    take(write(to_wall, "Anbei.", files=[("Plan.pdf", b"%PDF")]))

    assert wall.said == [(anna, "Anbei.", [("Plan.pdf", b"%PDF")])]


def test_an_attachment_alone_is_an_answer_where_it_is_taken(to_wall, wall, write, take, anna):
    assert take(write(to_wall, "\n", files=[("Plan.pdf", b"%PDF")])) == Outcome.TAKEN


def test_the_address_to_which_the_mail_server_says_it_came_counts(to_wall, wall, write, take):
    assert take(write("Sommerfest <info@example.net>"), recipient=to_wall.upper()) == Outcome.TAKEN


def test_the_same_mail_delivered_twice_is_taken_once(to_wall, wall, write, take):
    data = write(to_wall)

    assert [take(data), take(data)] == [Outcome.TAKEN, Outcome.REPEATED]
    assert len(wall.said) == 1


def test_another_address_that_the_person_has_confirmed_is_theirs_too(to_wall, wall, write, take, anna):
    EmailAddress.objects.create(user=anna, email="anna@work.example", verified=True)
    EmailAddress.objects.create(user=anna, email="anna@other.example", verified=False)

    assert take(write(to_wall, sender="anna@WORK.example")) == Outcome.TAKEN
    assert take(write(to_wall, sender="anna@other.example")) == Outcome.STRANGER


def test_a_stranger_who_knows_the_address_is_told_once(to_wall, wall, write, take, clara):
    data = write(to_wall, sender="clara@example.org")

    assert [take(data), take(data)] == [Outcome.STRANGER, Outcome.REPEATED]
    assert wall.said == []
    assert [to for to, _subject in told()] == ["clara@example.org"]


def test_an_address_made_for_somebody_else_is_of_no_use(wall, write, take, anna, ben):
    to_ben = reply_address(Target("wall", 7), ben)

    assert take(write(to_ben)) == Outcome.STRANGER
    assert wall.said == []


def test_a_changed_address_means_nothing(to_wall, wall, write, take):
    assert take(write(to_wall.replace("wall-7", "wall-8"))) == Outcome.UNKNOWN
    assert [to for to, _subject in told()] == ["anna@example.org"]


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("mx.example.org; spf=pass; dkim=pass; dmarc=pass", Outcome.TAKEN),
        ("mx.example.org; spf=fail smtp.mailfrom=evil.example; dkim=none; dmarc=fail", Outcome.FORGED),
        ("mx.example.org; dmarc=fail (p=reject) header.from=example.org", Outcome.FORGED),
        ("mx.example.org; spf=fail; dkim=pass header.d=example.org", Outcome.TAKEN),
        ("mx.example.org; spf=fail smtp.mailfrom=example.org", Outcome.FORGED),
        ("mx.example.org; spf=softfail", Outcome.TAKEN),
        ("mx.example.org; none", Outcome.TAKEN),
    ],
)
def test_what_our_mail_server_found_out(to_wall, wall, write, take, said, outcome):
    assert take(write(to_wall, Authentication_Results=said)) == outcome
    assert told() == []  # nobody answers a forged sender


def test_only_our_own_mail_server_is_believed(to_wall, wall, write, take, settings):
    settings.MAIL_IN_AUTHSERV = "mx.example.org"
    ours, theirs = (
        b"Authentication-Results: mx.example.org; dmarc=fail\n",
        b"Authentication-Results: evil; dmarc=pass\n",
    )

    assert take(theirs + ours + write(to_wall)) == Outcome.FORGED
    assert take(ours.replace(b"fail", b"pass") + theirs.replace(b"pass", b"fail") + write(to_wall)) == Outcome.TAKEN


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied (vacation)"},
        {"Precedence": "bulk"},
        {"List_Id": "<liste.example.org>"},
        {"Return_Path": "<>"},
        {"X_Loop": "localhost"},
        {"Message_ID": "<portal-1@localhost>"},
        {"sender": "MAILER-DAEMON@mx.example.net"},
        {"sender": "no-reply@example.net"},
        {"sender": "antwort@example.org"},
        {"sender": "antwort+r-1-2@example.org"},
    ],
    ids=lambda headers: "-".join(headers.values()),
)
def test_no_program_is_answered_and_no_loop_begins(to_wall, wall, write, take, headers):
    assert take(write(to_wall, **headers)) == Outcome.AUTOMATIC
    assert take(write("antwort@example.org", **headers)) == Outcome.AUTOMATIC
    assert (wall.said, told()) == ([], [])


def test_what_a_person_wrote_says_so(to_wall, wall, write, take):
    assert take(write(to_wall, Auto_Submitted="no")) == Outcome.TAKEN


def test_people_may_have_their_mail_at_the_domain_of_the_portal(to_wall, wall, write, take):
    assert take(write(to_wall, Message_ID="<1@localhost>")) == Outcome.TAKEN


def test_our_own_mail_that_comes_back_is_not_answered(to_wall, wall, write, take):
    take(write(to_wall, " "))
    ours = mail.outbox[0].message().as_bytes()

    assert take(ours, recipient=to_wall) == Outcome.AUTOMATIC
    assert len(mail.outbox) == 1


def test_ten_an_hour_and_then_one_word_about_it(to_wall, wall, write, take):
    outcomes = [take(write(to_wall, f"Nummer {number}")) for number in range(13)]

    assert outcomes == [Outcome.TAKEN] * 10 + [Outcome.TOO_MANY] * 3
    assert len(wall.said) == 10
    assert len(mail.outbox) == 1


def test_nobody_gets_more_than_five_answers_a_day(write, take):
    for _number in range(8):
        assert take(write("antwort@example.org", sender="x@example.net")) == Outcome.UNKNOWN

    assert len(mail.outbox) == 5


@pytest.mark.parametrize("text", ["\n", "> Wer bringt was mit?\n", "-- \nAnna\n"])
def test_an_empty_answer_is_told(to_wall, wall, write, take, text):
    assert take(write(to_wall, text)) == Outcome.EMPTY
    assert told() == [("anna@example.org", "Deine Antwort wurde nicht übernommen: „Sommerfest“")]


def test_a_closed_topic_is_told(to_wall, wall, write, take):
    wall.is_closed = True

    assert take(write(to_wall)) == Outcome.REFUSED
    assert "geschlossen" in mail.outbox[0].body
    assert wall.said == []


def test_a_thing_that_is_gone_is_told(wall, write, take, anna):
    assert take(write(reply_address(Target("wall", 8), anna))) == Outcome.REFUSED
    assert len(mail.outbox) == 1


def test_the_reason_for_which_it_is_refused_is_told(to_wall, wall, write, take):
    wall.refuse("Heute ist Ruhetag.")

    assert take(write(to_wall)) == Outcome.REFUSED
    assert "Heute ist Ruhetag." in mail.outbox[0].body


@pytest.mark.parametrize("error", [PermissionDenied(), ValidationError("Zu lang.")])
def test_what_services_refuse_is_told(to_wall, wall, write, take, error):
    wall.refuses_with = error

    assert take(write(to_wall)) == Outcome.REFUSED
    assert len(mail.outbox) == 1


def test_a_mistake_of_ours_is_told_and_raises_nothing(to_wall, wall, write, take, logged_errors):
    wall.refuses_with = RuntimeError("oh")

    assert take(write(to_wall)) == Outcome.FAILED
    assert "Bei uns" in mail.outbox[0].body
    assert "wall" in logged_errors.pop()


def test_without_a_database_it_has_not_come_yet(to_wall, wall, write, take):
    data = write(to_wall)
    wall.refuses_with = OperationalError("away")
    with pytest.raises(OperationalError):
        take(data)

    wall.refuses_with = None

    assert take(data) == Outcome.TAKEN


def test_somebody_whose_account_is_closed_is_a_stranger(to_wall, wall, write, take, anna):
    anna.is_active = False
    anna.save()

    assert take(write(to_wall)) == Outcome.STRANGER
    assert wall.said == []


def test_without_a_sender_nobody_is_told(to_wall, wall, write, take):
    assert take(write(to_wall, sender="a@example.org, b@example.org")) == Outcome.NOBODY
    assert told() == []


def test_a_report_stops_mail_to_the_address(write, take):
    row = OutgoingMail.objects.create(to="ben@example.org", sender="x@example.org", message=b"", message_id="<1@x>")
    to = bounces.sender_of(row)
    kind = "multipart/report; report-type=delivery-status; boundary=b"
    head = f"From: MAILER-DAEMON@x.org\nTo: {to}\nContent-Type: {kind}\n"
    said = "Final-Recipient: rfc822; ben@example.org\nAction: failed\nStatus: 5.1.1\n"
    body = f"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x.org\n\n{said}\n--b--\n"

    assert take(f"{head}\n{body}".encode()) == Outcome.BOUNCE
    assert Bounce.objects.get().address == "ben@example.org"


class Pipe:
    def __init__(self, data):
        self.buffer = io.BytesIO(data)


def piped(monkeypatch, data, *arguments):
    monkeypatch.setattr(sys, "stdin", Pipe(data))
    said = io.StringIO()
    call_command("take_mail", *arguments, stdout=said, stderr=said)
    return said.getvalue().strip()


def test_the_mail_server_hands_one_over(to_wall, wall, write, monkeypatch):
    assert piped(monkeypatch, write(to_wall)) == "taken"
    assert piped(monkeypatch, write("info@example.net"), to_wall) == "taken"
    assert len(wall.said) == 2


def test_a_mail_of_thirty_megabytes_is_told_and_not_kept(to_wall, wall, write, monkeypatch):
    data = write(to_wall, "Anbei ein Film.") + b"x" * (30 * 1024 * 1024)

    assert piped(monkeypatch, data) == "too_large"
    assert "25 MB" in mail.outbox[0].body
    assert wall.said == []


def test_without_a_database_the_mail_server_keeps_it(to_wall, wall, write, monkeypatch):
    wall.refuses_with = OperationalError("away")

    with pytest.raises(SystemExit) as ended:
        piped(monkeypatch, write(to_wall))

    assert ended.value.code == 75


def test_nothing_of_what_came_is_kept_and_who_goes_takes_it_along(to_wall, wall, write, take, anna):
    take(write(to_wall))
    taken = TakenMail.objects.get()

    assert (taken.user, taken.sender, taken.outcome) == (anna, "anna@example.org", Outcome.TAKEN)
    TakenMail.objects.update(at=timezone.now() - timedelta(days=31))
    enforce(timezone.now())
    assert not TakenMail.objects.exists()

    take(write(to_wall))
    delete_account(user=anna, actor=anna)
    assert not TakenMail.objects.exists()


def test_whatever_goes_wrong_while_reading_raises_nothing(to_wall, wall, write, take, monkeypatch, logged_errors):
    monkeypatch.setattr(intake.senders, "is_automatic", lambda letter: 1 / 0)

    assert take(write(to_wall)) == Outcome.FAILED
    assert "could not be read" in logged_errors.pop()
