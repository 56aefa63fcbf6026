"""Circulars: to whom they go, what becomes of their mails, and how one answers."""

from unittest.mock import patch

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.activity.choosing import stop_mail
from portal.mailing.choices import State
from portal.mailing.models import OutgoingMail
from tests.factories.accounts import UserFactory
from tests.factories.conversations import BlockingFactory, CircularFactory, DeliveryFactory, MessageSettingsFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from workspace.conversations import tasks
from workspace.conversations.errors import ConversationError
from workspace.conversations.figures import figures_of
from workspace.conversations.kinds import CIRCULAR
from workspace.conversations.models import Circular, Conversation, Delivery
from workspace.conversations.services import beginning, circulars, writing
from workspace.projects.choices import Role

SAID = {"subject": "Geld für Bänke", "text": "Bis **März** könnt ihr etwas beantragen."}


@pytest.fixture
def in_kiel(project, kiel, anna, gesa):
    """Anna's project is in Kiel; Gesa looks after it and another one, too."""
    project.municipality = kiel
    project.save()
    project.memberships.filter(user=gesa).update(role=Role.ADMIN)
    MembershipFactory(project=ProjectFactory(municipality=kiel), user=gesa, role=Role.ADMIN)
    for status in ("requested", "declined", "archived"):
        ProjectFactory(municipality=kiel, status=status, admin=UserFactory())
    ProjectFactory(municipality=MunicipalityFactory(), admin=UserFactory())
    return kiel


def send(kiel, maren, commit, **said):
    with commit():
        return circulars.send(municipality=kiel, actor=maren, **{**SAID, **said})


def test_it_goes_once_to_each_admin_of_the_place(in_kiel, maren, anna, gesa, commit):
    circular = send(in_kiel, maren, commit)

    assert sorted(each.to[0] for each in mail.outbox) == [anna.email, gesa.email]
    assert circulars.reach_of(in_kiel, without=maren) == circulars.Reach(people=2, projects=2)
    message = mail.outbox[0]
    assert (message.subject, "Bis **März**" in message.body) == ("Geld für Bänke", True)
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"http://localhost:8000{circular.get_absolute_url()}" in message.body


def test_sent_twice_it_goes_once(in_kiel, maren, commit):
    first = send(in_kiel, maren, commit)

    assert send(in_kiel, maren, commit) == first
    assert len(mail.outbox) == 2


def test_figures_say_what_arrived(in_kiel, maren, anna, gesa, commit):
    stop_mail(actor=gesa, kind=CIRCULAR)
    circular = send(in_kiel, maren, commit)
    beginning.answer_circular(circular=circular, actor=anna, text="Gut!")
    beginning.answer_circular(circular=circular, actor=anna, text="Noch etwas.")

    figures = figures_of(circular)

    assert (figures.to, figures.sent, figures.waiting, figures.only_here, figures.answers) == (2, 1, 0, 1, 1)
    OutgoingMail.objects.update(state=State.GIVEN_UP)
    assert (figures_of(circular).sent, figures_of(circular).given_up) == (0, 1)


def test_a_killed_worker_loses_and_doubles_nobody(in_kiel, maren, commit):
    for _number in range(3):
        ProjectFactory(municipality=in_kiel, admin=UserFactory())
    render, calls = tasks._mail, []

    def killed_at_the_fourth(*args):
        calls.append(args)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return render(*args)

    with (
        patch.object(tasks, "AT_ONCE", 2),
        patch.object(tasks, "_mail", killed_at_the_fourth),
        pytest.raises(KeyboardInterrupt),
    ):
        send(in_kiel, maren, commit)
    circular = Circular.objects.get()
    assert (OutgoingMail.objects.count(), figures_of(circular).waiting) == (2, 5)

    with commit():
        tasks.deliver_what_is_left()

    assert sorted(each.to[0] for each in mail.outbox) == sorted(Delivery.objects.values_list("user__email", flat=True))
    assert figures_of(circular).sent == 5


def test_managers_write_for_their_own_places(in_kiel, ben):
    elsewhere = ManagerFactory(municipalities=[MunicipalityFactory()]).user

    for person in (elsewhere, ben, UserFactory(is_superuser=True)):
        with pytest.raises(PermissionDenied):
            circulars.send(municipality=in_kiel, actor=person, **SAID)


def test_without_admins_there_is_nobody_to_write_to(maren, kiel):
    with pytest.raises(ConversationError, match="Zurzeit hat kein Projekt"):
        circulars.send(municipality=kiel, actor=maren, **SAID)
    assert not Circular.objects.exists()


def test_an_answer_is_a_conversation_with_the_manager(in_kiel, maren, anna, clara):
    circular = CircularFactory(municipality=in_kiel, by=maren, to=[anna])
    MessageSettingsFactory(user=maren, takes_from="nobody")

    message = beginning.answer_circular(circular=circular, actor=anna, text="Zählt ein Käferhotel?")

    assert {each.user for each in message.conversation.participants.all()} == {anna, maren}
    assert message.circular == circular
    writing.write(conversation=message.conversation, actor=anna, text="Es hat drei Stockwerke.")
    writing.write(conversation=message.conversation, actor=maren, text="Ja!")
    with pytest.raises(ConversationError):
        beginning.begin(people=[maren], actor=clara, text="Ich auch!")


def test_a_manager_blocks_an_answer_like_any_message(in_kiel, maren, anna):
    circular = CircularFactory(municipality=in_kiel, by=maren, to=[anna])
    BlockingFactory(by=maren, whom=anna)

    with pytest.raises(ConversationError):
        beginning.answer_circular(circular=circular, actor=anna, text="Hallo?")


def test_it_is_looked_at_before_it_goes(as_person, in_kiel, maren, commit):
    client = as_person(maren)
    address = reverse("conversations:create_circular")
    filled = {"municipality": in_kiel.pk, **SAID}

    preview = client.post(address, {**filled, "step": "preview"}).content.decode()
    assert "Es geht an 2 Admins von Projekten in Kiel." in preview
    assert "Sie betreuen 2 Projekte." in preview
    assert "<strong>März</strong>" in preview
    assert (Circular.objects.count(), mail.outbox) == (0, [])
    again = client.post(address, {**filled, "step": "edit"}).content.decode()
    assert "Bis **März**" in again
    with commit():
        answer = client.post(address, {**filled, "step": "send"})

    assert answer.url == Circular.objects.get().get_absolute_url()
    assert len(mail.outbox) == 2


def test_a_manager_does_not_choose_the_places_of_others(as_person, in_kiel, maren):
    other = MunicipalityFactory()

    page = as_person(maren).post(
        reverse("conversations:create_circular"), {"municipality": other.pk, **SAID, "step": "send"}
    )

    assert "municipality" in page.context["form"].errors
    assert not Circular.objects.exists()


def test_the_page_has_figures_for_managers_and_a_form_for_the_others(as_person, in_kiel, maren, anna):
    circular = CircularFactory(municipality=in_kiel, by=maren)
    DeliveryFactory(circular=circular, user=anna)

    managed = as_person(maren).get(circular.get_absolute_url())
    received = as_person(anna).get(circular.get_absolute_url())
    as_person(anna).post(circular.get_absolute_url(), {"text": "Danke!"})

    assert (managed.context["figures"].to, managed.context["form"]) == (1, None)
    assert received.context["figures"] is None
    assert Conversation.objects.get().messages.get().circular == circular
    assert as_person(maren).post(circular.get_absolute_url(), {"text": "An mich?"}).status_code == 403


def test_one_click_ends_them_and_takes_that_back(client, in_kiel, maren, anna, gesa, commit):
    send(in_kiel, maren, commit)
    link = next(each for each in mail.outbox if each.to == [anna.email]).extra_headers["List-Unsubscribe"]
    path = "/" + link.strip("<>").split("/", 3)[3]

    client.get(path)
    assert circulars.who_wants_mail([anna.pk, gesa.pk]) == {anna.pk, gesa.pk}
    client.post(path, {"List-Unsubscribe": "One-Click"})

    assert circulars.who_wants_mail([anna.pk, gesa.pk]) == {gesa.pk}


def test_the_administration_leads_managers_there(as_person, home_page, maren):
    client = as_person(maren)

    assert reverse("conversations:circulars") in client.get("/admin/").content.decode()
