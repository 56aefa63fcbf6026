"""How the mail is, in the administration: to managers in numbers, to portal admins with addresses and what to do."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from portal.mailing import services
from portal.mailing.choices import State
from portal.mailing.models import Bounce, Outage, OutgoingMail
from tests.factories.accounts import UserFactory
from tests.factories.regions import ManagerFactory

REPORT = "/admin/berichte/mail/"


@pytest.fixture
def admin(db):
    return UserFactory(is_superuser=True, email="admin@example.org")


@pytest.fixture
def manager(kiel):
    return ManagerFactory(municipalities=[kiel]).user


@pytest.fixture
def put(db):
    def put(to="anna@example.org", subject="Ganz geheim", **fields):
        services.put(EmailMessage(subject, "Dein Kennwort: abrakadabra", "portal@example.org", [to]))
        mail = OutgoingMail.objects.latest("pk")
        OutgoingMail.objects.filter(pk=mail.pk).update(**fields)
        mail.refresh_from_db()
        return mail

    return put


def shown(client, person):
    client.force_login(person)
    return client.get(REPORT).text


def test_an_admin_sees_what_waits_what_was_given_up_and_why_but_no_words(client, admin, put):
    put(error="450 busy", attempts=2, created_at=timezone.now() - timedelta(hours=5))
    put(to="ben@example.org", state=State.GIVEN_UP, error="550 5.7.1 ben@example.org: no spam please", attempts=1)

    page = shown(client, admin)

    assert "1 × 450 busy" in page
    assert "1 × 550 5.7.1 …: no spam please" in page
    assert "ben@example.org" in page
    assert "abrakadabra" not in page
    assert "Ganz geheim" not in page


def test_a_manager_sees_numbers_and_reasons_but_nobody_s_address(client, manager, put):
    put(to="ben@example.org", state=State.GIVEN_UP, error="550 5.1.1 <ben@example.org> unknown")
    Bounce.objects.create(address="ben@example.org", is_hard=True)

    page = shown(client, manager)

    assert "1 × 550 5.1.1 &lt;…&gt; unknown" in page
    assert "1 Adresse schickt Mails zurück." in page
    assert "ben@example.org" not in page
    assert client.post(REPORT, {"address": "ben@example.org"})["Location"] == "/admin/"
    assert Bounce.objects.count() == 1


def test_an_outage_is_said_here_and_at_the_start_of_the_administration(client, manager, put, home_page):
    put()
    now = timezone.now()
    Outage.objects.create(pk=1, since=now - timedelta(hours=3), next_at=now + timedelta(minutes=5), error="refused")

    assert "Der Mailserver ist seit" in shown(client, manager)
    start = client.get(reverse("wagtailadmin_home")).text
    assert REPORT in start
    assert "weil der Mailserver nicht zu erreichen ist" in start


def test_try_now_puts_nothing_off_any_longer(client, admin, put):
    later = timezone.now() + timedelta(hours=3)
    mail = put(error="450 busy", attempts=5, next_at=later)
    Outage.objects.create(pk=1, next_at=later, error="refused")
    client.force_login(admin)

    client.post(REPORT, {"what": "now"})

    mail.refresh_from_db()
    assert mail.next_at <= timezone.now()
    assert Outage.objects.get().next_at <= timezone.now()


def test_what_was_given_up_is_sent_again_also_where_mails_came_back(client, admin, put):
    mail = put(state=State.GIVEN_UP, attempts=24, error="450 busy")
    Bounce.objects.create(address=mail.to, is_hard=True, mail=mail)
    client.force_login(admin)

    client.post(REPORT, {"mail": mail.pk})

    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.error) == (State.WAITING, 0, "")
    assert Bounce.objects.count() == 0


def test_what_is_forgotten_is_not_sent_again(client, admin, put):
    mail = put(state=State.GIVEN_UP, message=b"", error="450 busy")

    assert f'name="mail" value="{mail.pk}"' not in shown(client, admin)
    client.post(REPORT, {"mail": mail.pk})

    mail.refresh_from_db()
    assert mail.state == State.GIVEN_UP
    assert client.post(REPORT, {"mail": "nix"}).status_code == 404


def test_mail_goes_to_an_address_again(client, admin):
    Bounce.objects.create(address="anna@example.org", is_hard=True)
    assert "anna@example.org" in shown(client, admin)

    client.post(REPORT, {"address": "anna@example.org"})

    assert Bounce.objects.stops("anna@example.org") == ""


def test_it_asks_the_same_for_one_and_thirty(client, admin, put, query_count):
    put()
    put(state=State.GIVEN_UP, error="no")
    shown(client, admin)
    client.get(REPORT)
    with query_count() as one:
        client.get(REPORT)
    for number in range(30):
        put(to=f"p{number}@example.org", state=State.GIVEN_UP, error=f"no {number}")
        Bounce.objects.create(address=f"p{number}@example.org", is_hard=True)

    with query_count() as many:
        client.get(REPORT)

    assert len(many) == len(one)
