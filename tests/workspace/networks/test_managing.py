"""Changing a network, closing it, handing it over; reports, following, and what becomes of a deleted account."""

from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.accounts.privacy import parts
from portal.accounts.services import delete_account
from portal.activity.models import Follow
from portal.base.models import PortalImage
from portal.moderation.choices import Action
from portal.moderation.models import Case
from portal.moderation.services.deciding import decide
from tests.factories.files import uploaded_picture
from tests.factories.networks import AffiliationFactory, CaretakerFactory, NetworkFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.factories.regions import ManagerFactory
from tests.simultaneous import at_the_same_moment
from workspace.networks.choices import Kind, State, Status
from workspace.networks.errors import NetworkError
from workspace.networks.models import Affiliation, Caretaker, Network
from workspace.networks.services import affiliating, people, writing
from workspace.projects.choices import Role


def to(name, network, *more):
    return reverse(f"networks:{name}", args=[network.slug, *more])


def said(**more):
    return {"name": "Reparaturnetz", "sentence": "Neuer Satz.", "text": "", "municipality": "", "words": ""} | more


def test_its_admins_change_it_and_its_address_stays(as_person, anna, network, client):
    as_person(anna).post(to("edit", network), said(name="Ganz anderer Name"))

    text = client.get(network.get_absolute_url()).text
    assert "Ganz anderer Name" in text
    assert "Neuer Satz." in text


def test_what_looks_like_spam_waits_for_the_managers(as_person, anna, network):
    links = " ".join(f"https://example.org/{number}" for number in range(9))

    as_person(anna).post(to("edit", network), said(text=links))

    network.refresh_from_db()
    assert network.status == Status.REQUESTED
    assert Case.objects.open().get().target == network


def test_a_picture_comes_with_its_words_and_goes_with_its_file(as_person, anna, network):
    client = as_person(anna)
    client.post(to("edit", network), said(new_picture=uploaded_picture()))
    assert Network.objects.get().picture is None

    client.post(to("edit", network), said(new_picture=uploaded_picture(), words="Ein Lötkolben"))
    assert Network.objects.get().picture.description == "Ein Lötkolben"
    assert "Ein Lötkolben" in client.get(network.get_absolute_url()).text

    client.post(to("edit", network), said(drops_picture="on"))
    assert not PortalImage.objects.exists()


def test_closed_it_can_be_opened_again_for_thirty_days(as_person, anna, ben, network, commit):
    AffiliationFactory(network=network, project=ProjectFactory(admin=ben))
    with commit():
        as_person(anna).post(to("close", network))
    assert [each.to for each in mail.outbox] == [["ben@example.org"]]
    assert writing.delete_closed() == 0
    assert as_person().get(network.get_absolute_url()).status_code == 404

    as_person(anna).post(to("reopen", network))
    assert as_person().get(network.get_absolute_url()).status_code == 200

    Network.objects.update(closed_at=timezone.now() - timedelta(days=31))
    assert writing.delete_closed() == 1
    assert (Network.objects.count(), Affiliation.objects.count(), Caretaker.objects.count()) == (0, 0, 0)


def test_admins_of_its_projects_look_after_it_too(as_person, anna, ben, network, commit):
    with commit():
        as_person(anna).post(to("add_admin", network, ben.pk))

    assert {each.user for each in network.caretakers.all()} == {anna, ben}
    assert [each.to for each in mail.outbox] == [["ben@example.org"]]


def test_handed_over_the_other_looks_after_it_alone(as_person, anna, ben, network):
    as_person(anna).post(to("add_admin", network, ben.pk), {"hand_over": "1"})

    assert network.caretakers.get().user == ben


def test_nobody_else_can_be_made_an_admin(as_person, anna, clara, gesa, network):
    client = as_person(anna)

    assert {client.post(to("add_admin", network, each.pk)).status_code for each in (clara, gesa, anna)} == {404}
    assert network.caretakers.get().user == anna


def test_managers_look_after_the_network_of_their_municipality(anna, maren, kiel, network):
    assert maren not in people.candidates_of(network)
    network.kind, network.municipality = Kind.MUNICIPALITY, kiel

    assert maren in people.candidates_of(network)


def test_the_last_admin_stays(as_person, anna, ben, network):
    client = as_person(anna)
    client.post(to("leave", network))
    assert network.caretakers.get().user == anna

    CaretakerFactory(network=network, user=ben)
    client.post(to("leave", network))
    assert network.caretakers.get().user == ben


def test_of_two_admins_who_leave_at_once_one_stays(committed):
    network = NetworkFactory()
    pair = [CaretakerFactory(network=network).user for _number in range(2)]

    failed = at_the_same_moment([partial(people.leave, network=network, actor=person) for person in pair])

    assert ([type(each) for each in failed], network.caretakers.count()) == ([NetworkError], 1)


def test_two_who_answer_at_once_answer_once(committed):
    network = NetworkFactory()
    pair = [CaretakerFactory(network=network).user for _number in range(2)]
    row = AffiliationFactory(network=network, state=State.ASKED)
    answer = partial(affiliating.answer_request, affiliation=row, answer="")

    failed = at_the_same_moment(
        [partial(answer, is_yes=is_yes, actor=person) for is_yes, person in zip((True, False), pair, strict=True)]
    )

    assert [type(each) for each in failed] == [NetworkError]


def test_two_that_are_founded_at_once_have_two_addresses(committed):
    admin = MembershipFactory(role=Role.ADMIN)
    found = partial(
        writing.found,
        kind=Kind.ASSOCIATION,
        said=writing.Said(values={"name": "Grünes Netz", "sentence": "Grün."}),
        project=admin.project,
        actor=admin.user,
    )

    assert at_the_same_moment([found, found]) == []
    assert sorted(Network.objects.values_list("slug", flat=True)) == ["gruenes-netz", "gruenes-netz-2"]


def test_an_account_that_goes_leaves_the_network_to_an_admin_of_its_projects(anna, ben, network):
    network.affiliations.update(by=anna)
    delete_account(user=anna, actor=anna)

    network.refresh_from_db()
    assert (network.caretakers.get().user, network.founder, network.closed_at) == (ben, None, None)
    assert network.affiliations.get().by is None


def test_where_there_is_nobody_it_closes(anna):
    network = NetworkFactory(admin=anna)

    delete_account(user=anna, actor=anna)

    assert not Network.objects.public().exists()
    assert network.caretakers.count() == 0


def test_the_network_of_a_municipality_goes_to_another_manager(maren, kiel):
    network = NetworkFactory(kind=Kind.MUNICIPALITY, municipality=kiel, admin=maren)
    other = ManagerFactory(municipalities=[kiel]).user

    people.leave_everything(user=maren)

    assert network.caretakers.get().user == other


def test_own_data_have_what_one_has_to_do_with_networks(anna, network):
    network.affiliations.update(by=anna, message="Hallo!")
    export = next(part.export for part in parts() if part.name == "networks")

    data = export(anna)

    assert [each["network__name"] for each in data["looks_after"]] == [network.name]
    assert [each["name"] for each in data["founded"]] == [network.name]
    assert [each["message"] for each in data["asked_or_answered"]] == ["Hallo!"]


def test_it_is_followed(as_person, clara, network):
    client = as_person(clara)
    client.post(reverse("activity:follow", args=["netzwerk", network.pk]), {"folgen": "ja"})

    assert Follow.objects.by(clara).of(network).exists()
    assert network.name in client.get(reverse("activity:followed")).text
    network.is_hidden = True
    network.save()
    assert network.name not in client.get(reverse("activity:followed")).text
    network.delete()
    assert not Follow.objects.exists()


def test_it_is_reported_and_hidden(as_person, clara, maren, network, client, guards):
    address = reverse("moderation:report", args=["netzwerk", network.pk])
    assert address in client.get(network.get_absolute_url()).text
    as_person(clara).post(address, {"reason": "spam", "text": "Nur Werbung", "good_faith": "on", **guards})

    case = Case.objects.open().get()
    decide(case=case, action=Action.HIDE, reason="Werbung", actor=maren)

    assert as_person().get(network.get_absolute_url()).status_code == 404
    assert as_person().get(address).status_code == 404


@pytest.mark.parametrize("name", ["close", "leave", "edit"])
def test_buttons_ask_for_a_post(as_person, anna, network, name):
    as_person(anna).get(to(name, network))

    assert Network.objects.get().closed_at is None
    assert network.caretakers.exists()
