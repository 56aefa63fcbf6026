"""What everybody is asked: by managers, by projects; found, reported, hidden."""

import re

import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.decisions import PollFactory, PublicPollFactory, with_keys
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from workspace.polls.decisions.choices import Audience
from workspace.polls.decisions.models import Ballot, HasVoted, Poll
from workspace.polls.decisions.seeing import see
from workspace.polls.decisions.services import moderating
from workspace.polls.decisions.showcase import polls_of

SAID = {"title": "Wo fehlt ein Brunnen?", "text": "", "options": "Hier\nDort", "results": "always"}


@pytest.fixture
def preetz(db):
    return MunicipalityFactory(name="Preetz", slug="preetz")


@pytest.fixture
def joost(preetz):
    return ManagerFactory(municipalities=[preetz]).user


@pytest.fixture
def page(project, home_page):
    """The project's, which everybody may read."""
    project.page = InitiativePageFactory(parent=InitiativeIndexPageFactory(parent=home_page), title="Reparaturtreff")
    project.save()
    return project.page


def test_managers_ask_in_the_name_of_their_places_only(as_person, joost, preetz):
    elsewhere = MunicipalityFactory(name="Plön", slug="ploen")
    ask = reverse("polls:ask", args=["auswahl"])

    refused = as_person(joost).post(ask, {**SAID, "municipality": elsewhere.pk})
    answer = as_person(joost).post(ask, {**SAID, "municipality": preetz.pk})

    poll = Poll.objects.get()
    assert (refused.status_code, answer.url) == (200, poll.public_url)
    assert (poll.municipality, poll.project, poll.audience, poll.is_anonymous) == (preetz, None, "everybody", True)


def test_search_engines_find_what_everybody_is_asked(as_person, home_page):
    poll, hidden = PublicPollFactory(), PublicPollFactory(is_hidden=True)

    sitemap = as_person().get("/sitemap.xml").content.decode()

    assert (poll.public_url in sitemap, hidden.public_url in sitemap) == (True, False)


def test_everybody_finds_it_and_nobody_votes_twice(as_person, clara):
    poll = PublicPollFactory(title="Wo fehlt ein Brunnen?", options=["Hier", "Dort"])
    nobody, choice = as_person(), {"choice": with_keys(poll, "1")}
    assert poll.title in nobody.get(reverse("polls:list")).content.decode()
    page = nobody.get(poll.public_url).content.decode()
    assert ("Hier" in page, "Anmelden und abstimmen" in page, 'name="choice"' in page) == (True, True, False)
    assert nobody.post(reverse("polls:vote", args=[poll.pk]), choice).status_code == 302

    client = as_person(clara)
    for _each in range(2):
        answer = client.post(reverse("polls:vote", args=[poll.pk]), choice, follow=True)

    assert "nicht ändern" in answer.content.decode()
    assert (Ballot.objects.count(), HasVoted.objects.get().user) == (1, clara)


def test_what_was_chosen_before_the_sign_in_is_still_chosen(as_person, clara):
    poll = PublicPollFactory()
    client = as_person()
    choice = with_keys(poll, "2")
    client.post(reverse("polls:vote", args=[poll.pk]), {"choice": choice})

    client.force_login(clara)
    page = client.get(reverse("polls:vote", args=[poll.pk])).content.decode()

    ticked = [tag for tag in re.findall(r"<input[^>]*>", page) if " checked" in tag and 'name="choice"' in tag]
    assert [f'value="{choice}"' in tag for tag in ticked] == [True]


def test_its_managers_close_it_and_others_do_not(as_person, joost, preetz, clara):
    poll = PublicPollFactory(municipality=preetz)
    close = reverse("polls:close", args=[poll.pk])

    other = ManagerFactory(municipalities=[MunicipalityFactory(name="Plön", slug="ploen")]).user
    assert {as_person(person).post(close).status_code for person in (clara, other)} == {403}
    as_person(joost).post(close)

    assert not Poll.objects.get().is_open


def test_a_project_asks_everybody_only_with_a_public_page(as_person, anna, project):
    ask = reverse("workspace:polls:decisions:ask", args=[project.slug, "auswahl"])

    assert 'name="audience"' not in as_person(anna).get(ask).content.decode()


def test_a_project_asks_everybody(as_person, anna, clara, project, page, cast):
    ask = reverse("workspace:polls:decisions:ask", args=[project.slug, "auswahl"])
    as_person(anna).post(ask, {**SAID, "secrecy": "name", "audience": "everybody"})

    poll = Poll.objects.get()
    cast(clara, poll, "0")
    assert (poll.audience, poll.is_anonymous, Ballot.objects.count()) == (Audience.EVERYBODY, True, 1)
    assert [card.title for card in polls_of([page.pk])] == [poll.title]
    assert poll.title in as_person().get(reverse("polls:list")).content.decode()


def test_what_a_project_asks_its_people_nobody_else_finds(as_person, clara, project, page, poll):
    assert as_person(clara).get(poll.public_url).status_code == 404
    assert poll.title not in as_person().get(reverse("polls:list")).content.decode()


def test_hidden_it_is_there_for_its_people_and_managers_only(as_person, anna, clara, project, page):
    poll = PollFactory(project=project, audience=Audience.EVERYBODY, is_anonymous=True)
    moderating.hide(poll=poll)

    assert as_person(clara).get(poll.public_url).status_code == 404
    assert not see(poll, clara).may_vote
    assert as_person(anna).get(poll.inner_url).status_code == 200
    assert as_person(UserFactory(is_superuser=True)).get(poll.public_url).status_code == 200


def test_the_list_asks_the_same_for_one_and_for_many(as_person, clara, django_assert_num_queries, query_count):
    PublicPollFactory()
    client = as_person(clara)
    for _each in range(2):
        client.get(reverse("polls:list"))  # the first ones fill what is remembered
    with query_count() as queries:
        client.get(reverse("polls:list"))
    for _each in range(9):
        PublicPollFactory(votes={"0": 1})

    with django_assert_num_queries(len(queries)):
        client.get(reverse("polls:list"))
