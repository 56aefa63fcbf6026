"""Founding: by managers for their municipality, by admins of projects for their association."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.moderation.choices import Action
from portal.moderation.models import Block, Case
from portal.moderation.services.deciding import decide
from tests.factories.projects import ProjectFactory
from tests.factories.regions import MunicipalityFactory
from workspace.networks.choices import Kind, State, Status
from workspace.networks.models import Network

CREATE = reverse("networks:create")


def said(**more):
    return {
        "name": "Grünes Netz",
        "sentence": "Was bei uns wächst.",
        "text": "",
        "municipality": "",
        "words": "",
    } | more


@pytest.fixture
def founded(as_person, ben, member, commit):
    """By Ben, for an association."""
    with commit():
        as_person(ben).post(CREATE, said(kind=Kind.ASSOCIATION, project=member.pk))
    return Network.objects.get()


def test_managers_found_one_of_their_municipality_at_once(as_person, maren, kiel, client):
    as_person(maren).post(CREATE, said(kind=Kind.MUNICIPALITY, municipality=kiel.pk))

    network = Network.objects.get()
    assert (network.slug, network.kind, network.municipality) == ("gruenes-netz", Kind.MUNICIPALITY, kiel)
    assert (network.is_public, network.caretakers.get().user) == (True, maren)
    assert not Case.objects.exists()


@pytest.mark.parametrize(("kind", "is_public"), [(Kind.MUNICIPALITY, True), (Kind.ASSOCIATION, False)])
def test_managers_with_a_project_choose_the_kind(as_person, maren, kiel, kind, is_public):
    """Of an association somebody else looks at it."""
    project = ProjectFactory(admin=maren)
    client = as_person(maren)
    assert client.get(CREATE).text.count('type="radio"') == 2

    client.post(CREATE, said(kind=kind, municipality=kiel.pk, project=project.pk))

    network = Network.objects.get()
    assert (network.kind, network.is_public, network.affiliations.exists()) == (kind, is_public, not is_public)


def test_managers_found_none_of_another_municipality(as_person, maren):
    elsewhere = MunicipalityFactory()

    response = as_person(maren).post(CREATE, said(kind=Kind.MUNICIPALITY, municipality=elsewhere.pk))

    assert response.status_code == 200
    assert not Network.objects.exists()


@pytest.mark.parametrize("place", ["", "kiel"])
def test_admins_of_projects_found_none_of_a_municipality(as_person, ben, member, kiel, place):
    sent = said(kind=Kind.MUNICIPALITY, municipality=kiel.pk if place else "", project=member.pk)

    as_person(ben).post(CREATE, sent)

    assert not Network.objects.exists()


def test_one_of_an_association_waits_for_the_managers(founded, member, as_person, clara, gesa):
    assert (founded.status, founded.affiliations.get().state) == (Status.REQUESTED, State.MEMBER)
    assert Case.objects.open().get().target == founded
    assert as_person(gesa).get(founded.get_absolute_url()).status_code == 200
    assert as_person(clara).get(founded.get_absolute_url()).status_code == 404
    assert member.happenings.get().kind == "network_joined"


def test_approved_everybody_sees_it(founded, maren, client, commit):
    with commit():
        decide(case=Case.objects.open().get(), action=Action.APPROVE, reason="", actor=maren)

    assert client.get(founded.get_absolute_url()).status_code == 200
    assert [each.to for each in mail.outbox] == [["ben@example.org"]]


def test_asked_back_its_admin_reads_the_question_and_submits_it_by_saving(founded, maren, as_person, ben):
    decide(case=Case.objects.open().get(), action=Action.ASK_BACK, reason="Wer steht dahinter?", actor=maren)
    client = as_person(ben)
    assert "Wer steht dahinter?" in client.get(founded.get_absolute_url()).text
    assert not Case.objects.open().exists()

    client.post(reverse("networks:edit", args=[founded.slug]), said(text="Der Verein Grün e. V."))

    decide(case=Case.objects.open().get(), action=Action.APPROVE, reason="", actor=maren)
    assert Network.objects.public().get().text == "Der Verein Grün e. V."


def test_declined_its_admin_reads_the_reason(founded, maren, as_person, ben, gesa):
    decide(case=Case.objects.open().get(), action=Action.REFUSE, reason="Das ist Werbung.", actor=maren)

    assert "Das ist Werbung." in as_person(ben).get(founded.get_absolute_url()).text
    assert as_person(gesa).get(founded.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("wrong", [{"project": ""}, {"project": "stranger"}, {"name": "!!"}, {"kind": "club"}])
def test_what_is_wrong_is_said(as_person, ben, member, wrong):
    stranger = ProjectFactory()
    sent = said(kind=Kind.ASSOCIATION, project=member.pk) | wrong
    if sent["project"] == "stranger":
        sent["project"] = stranger.pk

    assert as_person(ben).post(CREATE, sent).status_code == 200
    assert not Network.objects.exists()


@pytest.mark.parametrize(("name", "slugs"), [("Neu", ["neu-2", "neu-3"]), ("日本の庭", ["netzwerk", "netzwerk-2"])])
def test_names_may_be_alike_addresses_not(as_person, ben, member, name, slugs):
    client = as_person(ben)
    for _time in range(2):
        client.post(CREATE, said(kind=Kind.ASSOCIATION, project=member.pk, name=name))

    assert sorted(Network.objects.values_list("slug", flat=True)) == slugs


def test_a_blocked_person_founds_nothing(as_person, ben, member):
    Block.objects.create(user=ben, until=timezone.now() + timedelta(days=1), reason="Werbung")

    response = as_person(ben).post(CREATE, said(kind=Kind.ASSOCIATION, project=member.pk))

    assert "Werbung" in response.text
    assert not Network.objects.exists()


def test_nobody_founds_one_after_another(as_person, ben, member):
    client = as_person(ben)
    sent = said(kind=Kind.ASSOCIATION, project=member.pk)

    assert [client.post(CREATE, sent).status_code for _time in range(6)] == [302] * 5 + [429]
