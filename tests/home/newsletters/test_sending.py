"""Batches, keys, a killed sender, who gets it and in which language."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from home.newsletters.choices import State
from home.newsletters.errors import NewsletterError
from home.newsletters.figures import figures_of
from home.newsletters.services import sending, writing
from portal.mailing.models import OutgoingMail
from tests.factories.newsletters import NewsletterFactory, SubscriptionFactory
from tests.factories.regions import MunicipalityFactory


def addresses():
    return sorted(address for message in mail.outbox for address in message.to)


def test_it_goes_to_those_who_confirmed_once_each(send, admin, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 2)
    readers = SubscriptionFactory.create_batch(5)
    SubscriptionFactory(confirmed_at=None)
    SubscriptionFactory(ended_at=timezone.now())
    newsletter = NewsletterFactory()

    send(newsletter, admin)
    sending.go_on(newsletter.pk)

    assert addresses() == sorted(reader.email for reader in readers)
    assert newsletter.state == State.SENT
    assert (figures_of(newsletter).sent, figures_of(newsletter).given_up) == (5, 0)


def test_one_of_a_county_goes_to_its_towns_too_and_not_elsewhere(send, admin):
    county = MunicipalityFactory(kind="county")
    town = MunicipalityFactory(parent=county)
    there = [SubscriptionFactory(municipality=county), SubscriptionFactory(municipality=town)]
    SubscriptionFactory(municipality=MunicipalityFactory())
    SubscriptionFactory()

    send(NewsletterFactory(municipality=county), admin)

    assert addresses() == sorted(reader.email for reader in there)


def test_each_reads_it_in_their_language_with_links_of_their_own(send, admin, home_page):
    german, english = SubscriptionFactory(), SubscriptionFactory(language="en")
    newsletter = NewsletterFactory(subject="Moin", subject_en="Hello", body_en=[("text", "<p>Hello everybody.</p>")])

    send(newsletter, admin)

    by_address = {message.to[0]: message for message in mail.outbox}
    one, other = by_address[german.email], by_address[english.email]
    assert (one.subject, other.subject) == ("Moin", "Hello")
    assert ("Moin zusammen." in one.body, "Hello everybody." in other.body) == (True, True)
    assert f"/newsletter/abmeldung/{german.token}/{newsletter.pk}/" in one.extra_headers["List-Unsubscribe"]
    assert f"/en/newsletter/abmeldung/{english.token}/" in other.alternatives[0].content
    assert (german.token in other.body, "their-own-token" in other.alternatives[0].content) == (False, False)
    assert one.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_who_reads_english_gets_the_german_one_where_there_is_no_other(send, admin):
    SubscriptionFactory(language="en")

    send(NewsletterFactory(subject="Moin"), admin)

    [message] = mail.outbox
    assert message.subject == "Moin"
    assert "Unsubscribe" in message.body
    assert 'lang="de"' in message.alternatives[0].content


def test_a_killed_sender_doubles_nobody(admin, monkeypatch):
    """It dies in the middle of its second batch: what it had put in before stays, the rest is put in again."""
    monkeypatch.setattr(sending, "BATCH", 3)
    SubscriptionFactory.create_batch(8)
    newsletter = NewsletterFactory()
    writing.schedule(newsletter=newsletter, actor=admin, at=timezone.now() + timedelta(minutes=1))
    newsletter.__class__.objects.update(state=State.SENDING, started_at=timezone.now())
    put_all, calls = sending.mailing.put_all, []

    def dies(messages):
        calls.append(1)
        put_all(messages)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(sending.mailing, "put_all", dies)
    with pytest.raises(KeyboardInterrupt):
        sending.go_on(newsletter.pk)
    assert OutgoingMail.objects.count() == 3

    newsletter.__class__.objects.update(went_on_at=timezone.now() - timedelta(minutes=5))
    sending.begin_what_is_due()

    keys = list(OutgoingMail.objects.values_list("key", flat=True))
    newsletter.refresh_from_db()
    assert (len(keys), len(set(keys)), newsletter.recipients, newsletter.state) == (8, 8, 8, State.SENT)


def test_one_that_is_moving_is_not_taken_up_by_the_clock(admin, monkeypatch):
    NewsletterFactory(state=State.SENDING, started_at=timezone.now(), went_on_at=timezone.now())
    SubscriptionFactory()

    sending.begin_what_is_due()

    assert OutgoingMail.objects.count() == 0


def test_no_more_than_so_many_wait_in_the_queue(admin, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 2)
    monkeypatch.setattr(sending, "MOST_WAITING", 4)
    SubscriptionFactory.create_batch(9)
    newsletter = NewsletterFactory(state=State.SENDING, started_at=timezone.now())

    sending.go_on(newsletter.pk)
    assert OutgoingMail.objects.count() == 4
    OutgoingMail.objects.update(state="sent")
    sending.go_on(newsletter.pk)

    newsletter.refresh_from_db()
    assert (OutgoingMail.objects.count(), newsletter.state) == (8, State.SENDING)


def test_who_confirms_while_it_is_being_sent_gets_the_next_one(admin):
    newsletter = NewsletterFactory(state=State.SENDING, started_at=timezone.now() - timedelta(minutes=1))
    SubscriptionFactory(confirmed_at=timezone.now())

    sending.go_on(newsletter.pk)

    assert OutgoingMail.objects.count() == 0


def test_a_batch_costs_the_same_queries_for_one_and_for_thirty(admin, query_count, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 50)
    counts = []
    for number in (1, 1, 1, 30):  # the first one asks for what is then kept
        SubscriptionFactory.create_batch(number)
        newsletter = NewsletterFactory(state=State.SENDING, started_at=timezone.now())
        with query_count() as queries:
            sending.go_on(newsletter.pk)
        counts.append(len(queries))

    assert counts[2] == counts[3]


def test_scheduled_it_goes_at_its_time_and_can_be_taken_back_before(admin, commit):
    SubscriptionFactory()
    newsletter = NewsletterFactory()
    writing.schedule(newsletter=newsletter, actor=admin, at=timezone.now() + timedelta(hours=1))
    sending.begin_what_is_due()
    newsletter.refresh_from_db()
    assert newsletter.state == State.SCHEDULED

    writing.cancel(newsletter=newsletter, actor=admin)
    newsletter.refresh_from_db()
    assert (newsletter.state, newsletter.send_at) == (State.DRAFT, None)

    writing.schedule(newsletter=newsletter, actor=admin, at=timezone.now() + timedelta(hours=1))
    newsletter.__class__.objects.update(send_at=timezone.now() - timedelta(minutes=90))
    with commit():
        sending.begin_what_is_due()
    newsletter.refresh_from_db()
    assert newsletter.state == State.SENT
    with pytest.raises(NewsletterError, match="unterwegs"):
        writing.cancel(newsletter=newsletter, actor=admin)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"subject": " "}, "Betreff"),
        ({"body": []}, "Inhalt"),
        ({"body": [("button", {"button": "Los", "page": None, "url": ""})]}, "Knopf"),
        ({"subject_en": "Hello"}, "Englisch"),
        ({"body_en": [("text", "<p>Hello</p>")]}, "Englisch"),
    ],
)
def test_nothing_incomplete_is_sent(admin, given, words):
    SubscriptionFactory()
    newsletter = NewsletterFactory(**given)

    with pytest.raises(NewsletterError, match=words):
        writing.schedule(newsletter=newsletter, actor=admin)

    newsletter.refresh_from_db()
    assert newsletter.state == State.DRAFT


def test_without_a_reader_nothing_is_sent(admin):
    with pytest.raises(NewsletterError):
        writing.schedule(newsletter=NewsletterFactory(), actor=admin)


def test_a_test_goes_to_oneself_and_its_links_do_nothing(client, admin, home_page):
    newsletter = NewsletterFactory(subject="", body=[])

    writing.send_test(newsletter=newsletter, actor=admin)

    [message] = mail.outbox
    assert message.to == [admin.email]
    assert "/newsletter/abmeldung/test/" in message.body
    assert client.post(f"/newsletter/abmeldung/test/{newsletter.pk}/").status_code == 404
    assert OutgoingMail.objects.count() == 0
