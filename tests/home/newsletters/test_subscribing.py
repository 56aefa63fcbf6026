"""The newsletter without an account: asked for, confirmed, changed, ended; links that programs open do nothing."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from home.newsletters.models import NewsletterSettings, Subscription
from home.newsletters.services import subscribing
from portal.accounts.privacy import parts
from tests.factories.newsletters import NewsletterFactory, SubscriptionFactory

ADDRESS = "/newsletter/"


@pytest.fixture
def ask(client, guards, commit, home_page):
    def ask(address=ADDRESS, **data):
        with commit():
            return client.post(address, {"email": "Antje@Example.org", "municipality": "", **guards, **data})

    return ask


def path_in(message):
    words = message.body.split()
    return urlsplit(next(word for word in words if "/newsletter/" in word)).path


def test_double_opt_in(client, ask, kiel):
    answer = ask(municipality=kiel.pk)

    assert answer["Location"] == "/newsletter/gesendet/"
    assert Subscription.objects.active().count() == 0
    [question] = mail.outbox
    assert question.to == ["antje@example.org"]
    path = path_in(question)
    client.get(path)  # a program that looks into mails
    client.head(path)
    assert Subscription.objects.active().count() == 0

    answer = client.post(path)

    row = Subscription.objects.active().get()
    assert (row.email, row.municipality, row.language) == ("antje@example.org", kiel, "de")
    assert answer["Location"] == f"/newsletter/abo/{row.token}/"
    assert client.post(path).status_code == 302  # pressed twice
    assert Subscription.objects.count() == 1


def test_the_foot_of_a_page_sends_the_address_and_one_step_is_left(client, home_page, kiel, commit):
    page = Client(enforce_csrf_checks=True).get("/")
    assert 'action="/newsletter/"' in page.content.decode()
    assert "csrftoken" not in page.cookies

    with commit():
        answer = Client(enforce_csrf_checks=True).post(ADDRESS, {"email": "antje@example.org"})

    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="antje@example.org"' in html
    assert "Schritt 2 von 2" in html
    assert "data-error-summary" not in html
    assert "aria-invalid" not in html
    assert (mail.outbox, Subscription.objects.count()) == ([], 0)


@pytest.mark.parametrize("email", ["", "antje", "a@b@c", f"{'x' * 300}@example.org", "antje@example.org\nBcc: x@y.de"])
def test_no_address_is_said_at_the_field(ask, email):
    answer = ask(email=email)

    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()
    assert (mail.outbox, Subscription.objects.count()) == ([], 0)


def test_a_municipality_that_does_not_exist_keeps_what_was_typed(ask):
    answer = ask(municipality="99999")

    assert answer.status_code == 200
    assert 'value="Antje@Example.org"' in answer.content.decode()
    assert mail.outbox == []


def test_the_same_address_twice_is_one(ask, client):
    ask()
    ask(email="ANTJE@example.org")

    assert Subscription.objects.count() == 1
    assert len(mail.outbox) == 2
    client.post(path_in(mail.outbox[1]))

    same_page = ask()

    assert Subscription.objects.active().count() == 1
    assert same_page["Location"] == "/newsletter/gesendet/"
    assert "/newsletter/abo/" in path_in(mail.outbox[2])


def test_somebody_elses_wish_changes_nothing_of_a_subscription(ask, kiel):
    row = SubscriptionFactory(email="antje@example.org", municipality=kiel)

    ask(address="/en/newsletter/")

    row.refresh_from_db()
    assert (row.municipality, row.language) == (kiel, "de")


def test_the_mail_is_in_the_language_of_the_form(ask):
    ask(address="/en/newsletter/")

    assert Subscription.objects.get().language == "en"
    assert path_in(mail.outbox[0]).startswith("/en/newsletter/")


def test_a_link_is_forged_or_too_old(client, ask, time_machine_of_signing):
    ask()
    path = path_in(mail.outbox[0])

    assert client.post(f"{path[:-2]}x/").status_code == 404
    with time_machine_of_signing(days=8):
        assert client.post(path).status_code == 404
    assert Subscription.objects.active().count() == 0


def test_somebody_elses_mailbox_is_not_filled(ask):
    """After three the browser has to prove that it is not a machine."""
    answers = [ask().status_code for _time in range(4)]

    assert answers == [302, 302, 302, 200]
    assert len(mail.outbox) == 3


def test_one_click_works_signed_out_and_without_a_cookie_and_get_does_nothing(client, home_page):
    newsletter = NewsletterFactory(state="sent", started_at=timezone.now())
    row = SubscriptionFactory()
    address = f"/newsletter/abmeldung/{row.token}/{newsletter.pk}/"

    client.get(address)
    assert Subscription.objects.active().count() == 1
    strict = Client(enforce_csrf_checks=True)
    answers = [strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code for _time in range(2)]

    row.refresh_from_db()
    newsletter.refresh_from_db()
    assert answers == [200, 200]  # sending on is forbidden by RFC 8058
    assert (row.is_active, row.ended_by, newsletter.unsubscribed) == (False, newsletter, 1)


def test_ending_can_be_undone(client, home_page):
    newsletter = NewsletterFactory(state="sent", started_at=timezone.now())
    row = SubscriptionFactory()
    client.post(f"/newsletter/abmeldung/{row.token}/{newsletter.pk}/")

    client.post(f"/newsletter/abo/{row.token}/fortsetzung/")
    reloaded = client.get(f"/newsletter/abo/{row.token}/fortsetzung/")

    assert reloaded.url == f"/newsletter/abo/{row.token}/"
    row.refresh_from_db()
    newsletter.refresh_from_db()
    assert (row.is_active, row.ended_by, newsletter.unsubscribed) == (True, None, 0)


def test_a_reader_chooses_municipality_and_language(client, home_page, kiel):
    row = SubscriptionFactory()

    client.post(f"/newsletter/abo/{row.token}/", {"municipality": kiel.pk, "language": "en"})

    row.refresh_from_db()
    assert (row.municipality, row.language) == (kiel, "en")


def test_the_link_of_somebody_who_never_confirmed_shows_nothing(client, home_page):
    row = SubscriptionFactory(confirmed_at=None)

    assert client.get(f"/newsletter/abo/{row.token}/").status_code == 404
    assert client.post(f"/newsletter/abmeldung/{row.token}/0/").status_code == 404


def test_what_nobody_confirms_and_what_ended_is_forgotten(db):
    now = timezone.now()
    SubscriptionFactory(confirmed_at=None, asked_at=now - timedelta(days=8))
    SubscriptionFactory(ended_at=now - timedelta(days=15))
    kept = {
        SubscriptionFactory(confirmed_at=None, asked_at=now - timedelta(days=6)),
        SubscriptionFactory(ended_at=now - timedelta(days=13)),
        SubscriptionFactory(),
    }

    subscribing.forget_old()

    assert set(Subscription.objects.all()) == kept


def test_an_account_exports_its_subscription_and_takes_it_along(anna):
    SubscriptionFactory(email=anna.email)
    other = SubscriptionFactory()
    part = next(part for part in parts() if part.name == "newsletter")

    assert [row["email"] for row in part.export(anna)] == [anna.email]
    part.erase(anna)
    assert list(Subscription.objects.all()) == [other]


def test_a_portal_without_a_newsletter_asks_nobody(client, home_page):
    NewsletterSettings.objects.create(is_offered=False)

    assert "newsletter-form" not in client.get("/").content.decode()
    assert client.get(ADDRESS).status_code == 404
