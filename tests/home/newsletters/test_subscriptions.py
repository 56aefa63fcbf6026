"""Who gets the newsletter: portal admins see it, take it along, and end one; nobody writes to a dead address."""

import pytest

from home.newsletters.choices import EndedFor
from home.newsletters.models import Subscription
from home.newsletters.services import subscribing
from portal.mailing import bounces
from portal.mailing.models import OutgoingMail
from tests.factories.newsletters import SubscriptionFactory
from tests.factories.regions import ManagerFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/berichte/newsletter/"


@pytest.fixture
def mail():
    return OutgoingMail.objects.create(to="Antje@example.org", sender="portal@example.org", message=b"")


def test_an_admin_sees_how_many_there_are_and_finds_one(client, admin, kiel):
    SubscriptionFactory(email="antje@example.org", municipality=kiel)
    SubscriptionFactory(email="boje@example.org", confirmed_at=None)
    subscribing.end(subscription=SubscriptionFactory(email="carla@example.org"))
    client.force_login(admin)

    page = client.get(LIST).text

    assert "bekommt ihn: 1, noch nicht bestätigt: 1, beendet: 1" in page
    assert "beendet von der Person selbst" in page
    found = client.get(LIST, {"state": "asked"}).text
    assert "boje@example.org" in found
    assert "antje@example.org" not in found
    assert "antje@example.org" in client.get(LIST, {"email": "ANTJE"}).text


def test_the_table_is_taken_along(client, admin, kiel):
    SubscriptionFactory(email="antje@example.org", municipality=kiel, language="en")
    client.force_login(admin)

    lines = b"".join(client.get(LIST, {"export": "csv"})).decode().splitlines()

    assert lines[1].startswith("antje@example.org,Kiel,en,bekommt ihn,")


def test_an_admin_ends_one(client, admin):
    subscription = SubscriptionFactory(email="antje@example.org")
    client.force_login(admin)
    end = f"{LIST}{subscription.pk}/ende/"
    assert "antje@example.org" in client.get(end).text
    assert Subscription.objects.active().count() == 1

    assert client.post(end)["Location"] == LIST

    subscription.refresh_from_db()
    assert not subscription.is_active
    assert subscription.ended_for == EndedFor.ADMIN
    assert client.get(end).status_code == 404


def test_managers_do_not_see_who_gets_it(client, kiel):
    subscription = SubscriptionFactory(email="antje@example.org")
    client.force_login(ManagerFactory(municipalities=[kiel]).user)

    for path in (LIST, f"{LIST}liste/", f"{LIST}{subscription.pk}/ende/"):
        assert "antje@example.org" not in client.get(path, follow=True).text
    client.post(f"{LIST}{subscription.pk}/ende/")

    assert Subscription.objects.active().count() == 1


def test_it_ends_where_a_mail_server_says_that_there_is_no_such_mailbox(mail):
    subscription = SubscriptionFactory(email="antje@example.org")
    other = SubscriptionFactory(email="boje@example.org")

    bounces.note(mail=mail, is_hard=False)
    subscription.refresh_from_db()
    assert subscription.is_active
    bounces.note(mail=mail, is_hard=True)

    subscription.refresh_from_db()
    other.refresh_from_db()
    assert subscription.ended_for == EndedFor.BOUNCED
    assert other.is_active
    subscribing.confirm(subscription=subscription)
    subscription.refresh_from_db()
    assert (subscription.is_active, subscription.ended_for) == (True, "")
