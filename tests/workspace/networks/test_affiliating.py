"""How projects come into a network and leave it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.moderation.models import Block
from tests.factories.networks import AffiliationFactory, NetworkFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from workspace.networks.choices import State
from workspace.networks.models import Affiliation
from workspace.projects.choices import Role, Status


def on_network(name, network, pk):
    return reverse(f"networks:{name}", args=[network.slug, pk])


def in_room(name, project, pk):
    return reverse(f"workspace:networks:{name}", args=[project.slug, pk])


def join(client, network, project, message="Wir auch!"):
    membership = project.memberships.get(role=Role.ADMIN)
    return client.post(reverse("networks:join", args=[network.slug]), {"project": membership.pk, "message": message})


def states(network):
    return dict(network.affiliations.values_list("project__slug", "state"))


def told():
    return [address for each in mail.outbox for address in each.to]


@pytest.fixture
def invited(network, other):
    return AffiliationFactory(network=network, project=other, state=State.INVITED, message="Kommt dazu!")


@pytest.fixture
def asked(network, other, ben):
    return AffiliationFactory(network=network, project=other, state=State.ASKED, message="Wir auch!", by=ben)


def test_a_project_is_invited_and_accepts(as_person, anna, ben, network, other, commit):
    client = as_person(anna)
    found = client.get(reverse("networks:projects", args=[network.slug]), {"q": "radk"}).text
    assert on_network("invite", network, other.pk) in found
    with commit():
        client.post(on_network("invite", network, other.pk), {"message": "Kommt dazu!"})
    assert (states(network)[other.slug], told()) == (State.INVITED, ["ben@example.org"])
    assert "Kommt dazu!" in mail.outbox[0].body

    client = as_person(ben)
    assert network.name in client.get(other.workspace_url).text
    assert "Kommt dazu!" in client.get(reverse("workspace:networks:list", args=[other.slug])).text
    row = network.affiliations.get(project=other)
    with commit():
        client.post(in_room("answer", other, row.pk), {"decision": "yes"})

    assert (states(network)[other.slug], told()[1:]) == (State.MEMBER, ["anna@example.org"])
    assert other.name in as_person().get(network.get_absolute_url()).text
    assert other.happenings.get().kind == "network_joined"


def test_a_project_turns_an_invitation_down_with_a_word(as_person, anna, ben, invited, commit):
    with commit():
        as_person(ben).post(in_room("answer", invited.project, invited.pk), {"decision": "no", "answer": "Zu weit."})

    invited.refresh_from_db()
    assert (invited.state, told(), "Zu weit." in mail.outbox[0].body) == (State.TURNED_DOWN, ["anna@example.org"], True)
    as_person(anna).post(on_network("invite", invited.network, invited.project.pk), {"message": ""})
    assert Affiliation.objects.get(pk=invited.pk).state == State.TURNED_DOWN
    Affiliation.objects.filter(pk=invited.pk).update(changed_at=timezone.now() - timedelta(days=31))
    as_person(anna).post(on_network("invite", invited.network, invited.project.pk), {"message": ""})
    assert Affiliation.objects.get(pk=invited.pk).state == State.INVITED


def test_a_project_asks_and_is_taken_on(as_person, anna, ben, network, other, commit):
    with commit():
        join(as_person(ben), network, other)
    assert (states(network)[other.slug], told()) == (State.ASKED, ["anna@example.org"])
    assert other.name not in as_person().get(network.get_absolute_url()).text

    row = network.affiliations.get(project=other)
    with commit():
        as_person(anna).post(on_network("decide", network, row.pk), {"decision": "yes"})

    assert (states(network)[other.slug], told()[1:]) == (State.MEMBER, ["ben@example.org"])


def test_declined_with_a_word_it_asks_again_after_a_month(as_person, anna, ben, asked, commit):
    network, project = asked.network, asked.project
    with commit():
        as_person(anna).post(on_network("decide", network, asked.pk), {"decision": "no", "answer": "Gerade voll."})

    assert (told(), "Gerade voll." in mail.outbox[0].body) == (["ben@example.org"], True)
    client = as_person(ben)
    assert "Gerade voll." in client.get(reverse("workspace:networks:list", args=[project.slug])).text
    join(client, network, project)
    assert states(network)[project.slug] == State.DECLINED
    network.affiliations.update(changed_at=timezone.now() - timedelta(days=31))
    join(client, network, project)
    assert states(network)[project.slug] == State.ASKED


def test_invited_twice_it_is_invited_once(as_person, anna, invited, commit):
    with commit():
        as_person(anna).post(on_network("invite", invited.network, invited.project.pk), {"message": "Noch einmal"})

    invited.refresh_from_db()
    assert (invited.message, mail.outbox) == ("Kommt dazu!", [])


@pytest.mark.parametrize("who", ["network", "project"])
def test_what_both_want_needs_no_second_answer(as_person, anna, ben, network, other, who):
    if who == "network":
        AffiliationFactory(network=network, project=other, state=State.ASKED)
        as_person(anna).post(on_network("invite", network, other.pk), {"message": ""})
    else:
        AffiliationFactory(network=network, project=other, state=State.INVITED)
        join(as_person(ben), network, other)

    assert states(network)[other.slug] == State.MEMBER


def test_whoever_looks_after_both_needs_no_answer(as_person, anna, network):
    own, second = ProjectFactory(admin=anna, is_listed=False), ProjectFactory(admin=anna)
    client = as_person(anna)
    join(client, network, own)
    client.post(on_network("invite", network, second.pk), {"message": ""})

    assert (states(network)[own.slug], states(network)[second.slug]) == (State.MEMBER, State.MEMBER)


@pytest.mark.parametrize("fields", [{"is_listed": False}, {"status": Status.REQUESTED}, {"status": Status.DECLINED}])
def test_what_nobody_may_know_of_is_neither_found_nor_invited(as_person, anna, network, fields):
    secret = ProjectFactory(name="Geheime Runde", **fields)
    client = as_person(anna)

    assert "Geheime Runde" not in client.get(reverse("networks:projects", args=[network.slug]), {"q": "geheim"}).text
    answers = [client.post(on_network("invite", network, pk), {"message": ""}).status_code for pk in (secret.pk, 99999)]

    assert answers == [404, 404]
    assert secret.slug not in states(network)


def test_either_side_ends_it(as_person, anna, ben, network, member, other, commit):
    row = network.affiliations.get()
    with commit():
        as_person(anna).post(on_network("end", network, row.pk))
    assert (states(network), told()) == ({}, ["ben@example.org"])

    row = AffiliationFactory(network=network, project=other)
    client = as_person(ben)
    with commit():
        client.post(in_room("end", other, row.pk))
        client.post(in_room("end", other, row.pk))
    assert (states(network), told()[1:]) == ({}, ["anna@example.org"])
    assert {each.kind for each in member.happenings.all()} == {"network_left"}


def test_what_was_asked_is_taken_back_by_who_asked(as_person, anna, ben, invited, commit):
    network = invited.network
    asked = AffiliationFactory(network=network, project=ProjectFactory(admin=ben), state=State.ASKED)
    client = as_person(anna)
    client.post(on_network("end", network, asked.pk))
    assert asked.project.slug in states(network)

    client.post(on_network("end", network, invited.pk))
    with commit():
        as_person(ben).post(in_room("end", asked.project, asked.pk))

    assert (list(states(network)), mail.outbox) == (["reparaturtreff"], [])


def test_only_admins_of_the_project_answer_for_it(as_person, gesa, anna, invited):
    project = invited.project
    MembershipFactory(project=project, user=gesa)
    client = as_person(gesa)

    assert client.post(in_room("answer", project, invited.pk), {"decision": "yes"}).status_code == 403
    assert client.post(in_room("end", project, invited.pk)).status_code == 403
    assert "Kommt dazu!" not in client.get(reverse("workspace:networks:list", args=[project.slug])).text
    assert as_person(anna).post(in_room("answer", project, invited.pk), {"decision": "yes"}).status_code == 404
    assert states(invited.network)[project.slug] == State.INVITED


def test_nobody_answers_for_another_project_or_network(as_person, ben, clara, invited, asked_elsewhere):
    own = ProjectFactory(admin=clara)
    client = as_person(clara)

    assert client.post(in_room("answer", own, invited.pk), {"decision": "yes"}).status_code == 404
    client.post(in_room("end", own, asked_elsewhere.pk))
    client.post(on_network("decide", asked_elsewhere.own, asked_elsewhere.pk), {"decision": "yes"})
    client.post(on_network("end", asked_elsewhere.own, asked_elsewhere.pk))

    asked_elsewhere.refresh_from_db()
    assert (asked_elsewhere.state, states(invited.network)[invited.project.slug]) == (State.ASKED, State.INVITED)


@pytest.fixture
def asked_elsewhere(clara):
    """Clara looks after another network than the one that was asked."""
    row = AffiliationFactory(state=State.ASKED)
    row.own = NetworkFactory(admin=clara)
    return row


def test_nobody_asks_with_the_project_of_others(as_person, clara, gesa, network, other):
    MembershipFactory(project=other, user=gesa)
    for person in (clara, gesa):
        assert join(as_person(person), network, other).status_code == 200

    assert other.slug not in states(network)


def test_a_project_that_can_only_be_read_asks_nothing_but_leaves(as_person, ben, network, member, other):
    for project in (member, other):
        project.status = Status.ARCHIVED
        project.save()
    client = as_person(ben)

    join(client, network, other)
    client.post(in_room("end", member, network.affiliations.get().pk))

    assert states(network) == {}


def test_a_network_that_is_closed_takes_nobody(as_person, anna, ben, invited):
    network = invited.network
    as_person(anna).post(reverse("networks:close", args=[network.slug]))

    client = as_person(ben)
    assert invited.message not in client.get(reverse("workspace:networks:list", args=[invited.project.slug])).text
    client.post(in_room("answer", invited.project, invited.pk), {"decision": "yes"})

    assert states(network)[invited.project.slug] == State.INVITED


def test_blocked_people_ask_nothing(as_person, ben, network, other):
    Block.objects.create(user=ben, until=timezone.now() + timedelta(days=1), reason="Werbung")
    client = as_person(ben)

    assert "Werbung" in client.get(reverse("networks:join", args=[network.slug])).text
    join(client, network, other)

    assert other.slug not in states(network)


def test_a_message_that_is_too_long_is_kept_and_said(as_person, ben, network, other):
    assert "x" * 1001 in join(as_person(ben), network, other, message="x" * 1001).text
    assert other.slug not in states(network)


@pytest.mark.parametrize("decision", ["", "vielleicht"])
def test_an_answer_that_is_none_changes_nothing(as_person, anna, asked, decision):
    as_person(anna).post(on_network("decide", asked.network, asked.pk), {"decision": decision})

    assert states(asked.network)[asked.project.slug] == State.ASKED
