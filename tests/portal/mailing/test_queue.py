"""What is put into the queue, and in which order it goes."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from portal.accounts import notices, own_data
from portal.accounts.notices import Notice, Recipient
from portal.mailing import services
from portal.mailing.choices import Priority, State
from portal.mailing.models import OutgoingMail
from portal.mailing.services import Posting

pytestmark = pytest.mark.django_db
QUEUE = "portal.mailing.backend.QueueBackend"


def test_what_is_put_in_goes_after_the_transaction(put, commit):
    with commit():
        put("Hallo")
        assert mail.outbox == []

    assert [each.subject for each in mail.outbox] == ["Hallo"]
    assert OutgoingMail.objects.get().state == State.SENT


def test_what_is_rolled_back_does_not_go(put, commit):
    with commit(), transaction.atomic():
        put("Hallo")
        transaction.set_rollback(True)

    assert mail.outbox == []
    assert not OutgoingMail.objects.exists()


def test_of_two_with_one_key_one_goes(put, drain):
    put("Erste", key="activity:1:1-3")
    put("Zweite", key="activity:1:1-3")
    put("Ohne")
    put("Ohne")

    drain()

    assert [each.subject for each in mail.outbox] == ["Erste", "Ohne", "Ohne"]


def test_the_most_urgent_goes_first(put, drain):
    put("Rundbrief", priority=Priority.NEWSLETTER)
    put("Tages-Mail", priority=Priority.DIGEST)
    put("Bestätigung", priority=Priority.URGENT)
    put("Nachricht")

    drain()

    assert [each.subject for each in mail.outbox] == ["Bestätigung", "Nachricht", "Tages-Mail", "Rundbrief"]


def test_each_recipient_gets_a_mail_of_their_own(drain):
    message = EmailMessage(
        "Hallo", "Text", to=["Anna <anna@example.org>"], cc=["ben@example.org"], bcc=["c@example.org"]
    )

    services.put(message, key="eins")
    services.put(message, key="eins")
    drain()

    assert [each.to for each in mail.outbox] == [["anna@example.org"], ["ben@example.org"], ["c@example.org"]]
    assert "c@example.org" not in mail.outbox[0].message().as_bytes().decode()


def test_django_sends_through_the_queue(settings, drain):
    settings.EMAIL_BACKEND = QUEUE
    message = EmailMultiAlternatives("Grüße", "Schön, dass du da bist.", to=["anna@example.org"])
    message.attach_alternative("<p>Schön</p>", "text/html")

    assert message.send() == 1
    waiting = OutgoingMail.objects.get()
    drain()

    assert (waiting.state, waiting.priority, waiting.subject) == (State.WAITING, Priority.NORMAL, "Grüße")
    sent = mail.outbox[0]
    assert (sent.subject, sent.body.strip(), sent.to) == ("Grüße", "Schön, dass du da bist.", ["anna@example.org"])
    assert sent.alternatives[0].content.strip() == "<p>Schön</p>"


def test_what_a_mail_said_is_gone_once_it_is_sent(put, drain):
    put("Passwort neu")

    drain()

    assert bytes(OutgoingMail.objects.get().message) == b""


def test_a_batch_is_counted(put, drain):
    for number in range(3):
        put(to=f"leser{number}@example.org", batch="newsletter:1")
    put(batch="newsletter:2")
    put()
    OutgoingMail.objects.filter(to="leser0@example.org").update(state=State.GIVEN_UP)

    before = OutgoingMail.objects.of_batch("newsletter:1").figures()
    drain()
    after = OutgoingMail.objects.of_batch("newsletter:1").figures()

    assert (before.waiting, before.sent, before.given_up, before.all) == (2, 0, 1, 3)
    assert (after.waiting, after.sent, after.given_up) == (0, 2, 1)
    assert OutgoingMail.objects.of_batch("").figures().all == 0


def test_many_are_put_in_with_few_queries_and_again_without_doubling(query_count):
    def letters():
        for number in range(250):
            yield (
                EmailMessage("Rundbrief", "Text", to=[f"leser{number}@example.org"]),
                Posting(key=f"newsletter:1:{number}", batch="newsletter:1", priority=Priority.NEWSLETTER),
            )

    with query_count() as queries:
        services.put_all(letters())
    services.put_all(letters())

    assert len(queries) <= 3 * 3  # with savepoints
    assert OutgoingMail.objects.count() == 250


def test_a_mail_says_which_it_is_and_that_no_person_wrote_it(put, drain, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://mokwi.example.org"
    put()

    drain()

    headers = mail.outbox[0].extra_headers
    assert headers["Message-ID"].endswith("@mokwi.example.org>")
    assert headers["Auto-Submitted"] == "auto-generated"
    assert OutgoingMail.objects.get().message_id == headers["Message-ID"]


def test_who_goes_leaves_no_mail_behind(put, drain, anna):
    put(to="Anna@example.org")
    put(to="anna@example.org", batch="newsletter:1")
    put("Für Ben", to="ben@example.org")

    export = own_data.export_mails(anna)
    own_data.forget_mails(anna)
    drain()

    assert [each["subject"] for each in export["mails"]] == ["Hallo", "Hallo"]
    assert [each.subject for each in mail.outbox] == ["Für Ben"]
    assert OutgoingMail.objects.of_batch("newsletter:1").figures().given_up == 1
    assert not OutgoingMail.objects.filter(to__icontains="anna").exists()


def test_many_mails_of_many_transactions_wake_one_task(put, settings, commit):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    for _number in range(3):
        with commit():
            put(priority=Priority.DIGEST)
    for _number in range(3):
        with commit():
            put(priority=Priority.URGENT)
    with commit():
        put()

    assert list(DBTaskResult.objects.order_by("-priority").values_list("priority", flat=True)) == [50, 0]


def test_what_somebody_waits_for_goes_before_what_happened(client, settings, anna, home_page):
    settings.EMAIL_BACKEND = QUEUE
    notices.send(Recipient.of(anna), lambda language: Notice("Neu", ["Es ist etwas passiert."], "Darum."))

    client.post("/konto/passwort/vergessen/", {"email": anna.email})

    rows = OutgoingMail.objects.order_by("priority").values_list("kind", "priority")
    assert list(rows) == [("account", Priority.URGENT), ("notice", Priority.NORMAL)]
