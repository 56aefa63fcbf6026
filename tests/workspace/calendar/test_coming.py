"""Coming to what is for everybody without an account: nothing of anybody is kept before their mailbox has confirmed."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from portal.base.recurrence import weekly
from tests.factories.calendar import EventFactory, GuestFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.workspace.calendar.ical.test_invitations import event_of
from workspace.calendar import coming
from workspace.calendar.models import Guest
from workspace.calendar.services import cancel_event

START = datetime(2036, 10, 9, 16, 0, tzinfo=UTC)
OLGA = {"name": "  Olga   Ohm ", "email": "Olga@example.com"}


@pytest.fixture
def public(home_page, project):
    index = InitiativeIndexPageFactory(parent=home_page)
    project.page = InitiativePageFactory(parent=index, title="Reparaturtreff")
    project.save()
    return EventFactory(
        project=project, title="Offene Werkstatt", is_public=True, start=START, recurrence=weekly(START, count=3)
    )


@pytest.fixture
def second(public):
    return public.occurrences.order_by("start")[1]


@pytest.fixture
def ask(client, guards, second, commit):
    """Gives the link that comes by mail."""

    def ask(**said):
        address = reverse("project_events:come", args=[second.event.project.slug, second.event_id])
        with commit():
            response = client.post(f"{address}?datum={second.stamp}", {**OLGA, **guards, **said})
        if not mail.outbox:
            return response
        return re.search(r"https?://\S+?(/kalender/zusage/\S+)", mail.outbox[-1].body)[1]

    return ask


def test_whoever_confirms_is_on_the_list(client, ask, second, commit):
    link = ask()
    assert (mail.outbox[0].to, Guest.objects.count()) == (["Olga@example.com"], 0)
    assert "Olga Ohm" not in mail.outbox[0].body
    page = client.get(link)
    assert "Olga Ohm" in page.content.decode()
    assert Guest.objects.count() == 0

    with commit():
        response = client.post(link)

    guest = Guest.objects.get()
    said = (guest.name, guest.email, guest.answer, guest.recurrence_id)
    assert said == ("Olga Ohm", "Olga@example.com", "yes", second.recurrence_id)
    assert response.url == guest.get_absolute_url()
    kept = mail.outbox[1]
    assert kept.subject == "Deine Antwort: Offene Werkstatt, Do., 16. Oktober 2036, 18:00 bis 20:00 Uhr"
    assert "Du hast gesagt: Ja." in kept.body
    assert guest.get_absolute_url() in kept.body
    event = event_of(kept)
    assert (event["ATTENDEE"].params["PARTSTAT"], event["RECURRENCE-ID"].dt) == ("ACCEPTED", second.recurrence_id)
    assert "Olga Ohm" not in client.get(second.public_url).content.decode()


def test_mails_come_in_the_language_of_the_page_that_one_answers_on(client, ask, public, anna, commit):
    link = ask()
    with commit():
        client.post(f"/en{link}")
    assert mail.outbox[-1].subject.startswith("Your answer: Offene Werkstatt, ")

    guest = Guest.objects.get()
    with translation.override("de"):
        client.post(guest.get_absolute_url(), {"reply": "maybe", "all": "on"})
    with commit():
        cancel_event(event=public, actor=anna)

    assert mail.outbox[-1].subject.startswith("Abgesagt: Offene Werkstatt, ")


def test_confirmed_twice_it_is_once(client, ask):
    for link in (ask(), ask(email="olga@EXAMPLE.com")):
        client.post(link)

    assert Guest.objects.count() == 1


def test_whoever_has_an_account_comes_with_it(client, ask, clara):
    client.post(ask(email="CLARA@example.org"))

    guest = Guest.objects.get()
    assert (guest.user, guest.email) == (clara, "")


def test_a_full_date_has_a_waiting_list(client, ask, second, ben):
    second.event.capacity = 1
    second.event.save(update_fields=["capacity"])
    GuestFactory(event=second.event, user=ben, recurrence_id=second.recurrence_id)

    client.post(ask())

    assert Guest.objects.get(email=OLGA["email"]).waits


@pytest.mark.parametrize("what", ["old", "forged", "internal", "cancelled"])
def test_a_link_that_does_not_hold_brings_nobody(client, ask, second, anna, what, monkeypatch):
    link, event = ask(), second.event
    if what == "internal":
        event.is_public = False
        event.save(update_fields=["is_public"])
    if what == "cancelled":
        cancel_event(event=event, actor=anna)

    if what == "old":
        monkeypatch.setattr(coming, "CONFIRM_WITHIN", timedelta(seconds=-1))

    response = client.post(link.replace("/zusage/", "/zusage/x") if what == "forged" else link)

    assert response.status_code == (302 if what == "cancelled" else 404)
    assert Guest.objects.count() == 0


def test_machines_send_no_mails(ask):
    ask(portal_website="https://example.com")

    assert mail.outbox == []


def test_whoever_is_signed_in_or_looks_for_what_is_internal_is_not_asked(client, as_person, clara, public):
    address = reverse("project_events:come", args=[public.project.slug, public.pk])
    assert address in client.get(public.public_url).content.decode()
    assert as_person(clara).get(address).status_code == 302
    public.is_public = False
    public.save(update_fields=["is_public"])

    assert client.get(address).status_code == 404


def test_where_one_date_is_cancelled_a_guest_answers_for_the_others(client, public, anna):
    """Whoever has said nothing of all dates is not told that they have."""
    first, second = public.occurrences.order_by("start")[:2]
    guest = GuestFactory(event=public, user=None, email="ole@example.com", recurrence_id=second.recurrence_id)
    cancel_event(event=public, actor=anna, scope="this", recurrence_id=first.recurrence_id)

    page = client.get(guest.get_absolute_url())

    assert (page.context["may_answer"], page.context["said"]) == (True, None)
    client.post(guest.get_absolute_url(), {"reply": "no", "stamp": second.stamp})
    guest.refresh_from_db()
    assert guest.answer == "no"
