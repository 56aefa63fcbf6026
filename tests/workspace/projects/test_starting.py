"""Starting a project: three steps, left and resumed, with an account or before there is one."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import WorkflowState

from initiatives.models import InitiativePage
from initiatives.stories.models import Copy
from portal.moderation.models import Case
from portal.regions.workflows import ensure_approval_workflow
from tests.factories.accounts import UserFactory
from tests.factories.ideas import IdeaFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.projects import ProjectFactory, StartFactory
from tests.factories.stories import StoryIndexPageFactory, StoryPageFactory
from workspace.projects.choices import Status
from workspace.projects.models import Project, Start
from workspace.projects.services.deciding import approve

WHAT = {"name": "Reparaturtreff Gaarden", "summary": "Wir reparieren jeden Samstag.", "plan": "Erst <b>ein Raum</b>."}


@pytest.fixture
def directory(home_page):
    ensure_approval_workflow()
    return InitiativeIndexPageFactory(parent=home_page)


@pytest.fixture
def story(home_page, directory):
    return StoryPageFactory(parent=StoryIndexPageFactory(parent=home_page), title="Repair-Café Preetz")


def send(client, start, name, **fields):
    return client.post(reverse("projects:step", args=[start.pk, name]), fields)


@pytest.fixture
def begun(as_person, clara):
    as_person(clara).post(reverse("projects:begin"), WHAT)
    return Start.objects.get()


def test_three_steps_lead_into_the_workspace(
    as_person, clara, begun, kiel, directory, django_capture_on_commit_callbacks
):
    client = as_person(clara)
    send(client, begun, "wo", municipality=kiel.pk, is_listed="on", addresses="Ben <ben@example.org>")
    with django_capture_on_commit_callbacks(execute=True):
        response = send(client, begun, "bedarf", wants_people="on", needs="Werkzeug")

    project = Project.objects.get()
    assert response.url == "/arbeitsbereich/reparaturtreff-gaarden/"
    assert client.get(response.url).status_code == 200
    assert (project.status, project.municipality, project.needs) == (Status.REQUESTED, kiel, "Werkzeug")
    assert [(each.user, each.role, each.is_lead) for each in project.memberships.all()] == [(clara, "admin", True)]
    assert [each.email for each in project.invitations.all()] == ["ben@example.org"]
    assert not Start.objects.exists()
    assert {address for each in mail.outbox for address in each.to} >= {clara.email, "ben@example.org"}


def test_the_public_page_is_a_draft_that_waits_for_the_managers(as_person, clara, begun, kiel, directory):
    client = as_person(clara)
    send(client, begun, "wo", municipality=kiel.pk, is_listed="on")
    send(client, begun, "bedarf", wants_people="on")

    page = InitiativePage.objects.get()
    assert (page.live, page.kind, page.municipality, page.wants_people) == (False, "project", kiel, True)
    assert page.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert "&lt;b&gt;" in str(page.body)
    assert Case.objects.open().get().target == Project.objects.get()


def test_who_has_no_account_goes_on_with_the_step_that_is_missing(client, guards, db):
    client.post(reverse("projects:begin"), {**WHAT, **guards})
    start = Start.objects.get()
    step = reverse("projects:step", args=[start.pk, "wo"])

    assert f'href="{step}"' in client.get(reverse("projects:begin")).text
    assert client.get(step).status_code == 200


def test_a_step_can_be_left_and_gone_on_with(as_person, clara, begun):
    client = as_person(clara)
    send(client, begun, "wo", place_name="Werftpark", is_listed="on")

    assert 'value="Werftpark"' in client.get(reverse("projects:step", args=[begun.pk, "wo"])).content.decode()
    assert WHAT["name"] in client.get(reverse("projects:begin")).content.decode()
    assert client.get(reverse("projects:finish", args=[begun.pk])).url.endswith("/bedarf/")


def test_what_was_begun_without_an_account_belongs_to_the_new_one(client, guards, db):
    client.post(reverse("projects:begin"), {**WHAT, **guards})
    start = Start.objects.get()
    send(client, start, "wo", is_listed="on")
    response = send(client, start, "bedarf", needs="")
    assert response.url.startswith(reverse("account_signup"))

    person = UserFactory(email="neu@example.org")
    response = client.post(reverse("account_login"), {"login": person.email, "password": "geheim-und-lang"})

    assert response.url == reverse("projects:finish", args=[start.pk])
    assert client.post(response.url).url == "/arbeitsbereich/reparaturtreff-gaarden/"


def test_nobody_else_sees_what_was_begun(as_person, begun, ben):
    assert as_person(ben).get(reverse("projects:step", args=[begun.pk, "wo"])).status_code == 404
    assert as_person().get(reverse("projects:step", args=[begun.pk, "wo"])).status_code == 404


def test_the_last_step_sent_twice_makes_one_project(as_person, clara):
    start = StartFactory(owner=clara)
    client = as_person(clara)

    first = client.post(reverse("projects:finish", args=[start.pk]))
    second = client.post(reverse("projects:finish", args=[start.pk]))

    assert first.url == "/arbeitsbereich/reparaturtreff/"
    assert second.status_code == 404
    assert Project.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "slug"), [("Neu!", "neu-2"), ("Reparaturtreff", "reparaturtreff-2"), ("Öl weg", "oel-weg")]
)
def test_addresses_are_free(as_person, clara, name, slug):
    ProjectFactory(slug="reparaturtreff")
    start = StartFactory(owner=clara)
    start.answers["what"]["name"] = name
    start.save()

    as_person(clara).post(reverse("projects:finish", args=[start.pk]))

    assert Project.objects.get(founder=clara).slug == slug


def test_a_page_of_the_same_name_is_no_obstacle(as_person, clara, directory):
    InitiativePageFactory(parent=directory, title="Reparaturtreff", slug="reparaturtreff")
    start = StartFactory(owner=clara)

    as_person(clara).post(reverse("projects:finish", args=[start.pk]))

    assert Project.objects.get().page.slug == "reparaturtreff-1"


def test_wrong_addresses_are_named_and_nothing_is_lost(as_person, clara, begun):
    response = send(as_person(clara), begun, "wo", addresses="ben@example.org, ben@, quatsch", is_listed="on")

    page = response.content.decode()
    assert "„ben@“, „quatsch“" in page
    assert "ben@example.org, ben@, quatsch" in page


@pytest.mark.parametrize("name", ["🔧🔧🔧", "  ", "!!"])
def test_a_name_needs_letters(as_person, clara, name):
    response = as_person(clara).post(reverse("projects:begin"), {**WHAT, "name": name})

    assert "name" in response.context["form"].errors
    assert not Start.objects.exists()


def test_an_idea_is_taken_up_by_its_author(as_person, clara):
    idea = IdeaFactory(author=clara, title="Ein Reparaturtreff in Gaarden")
    client = as_person(clara)

    assert idea.title in client.get(f"{reverse('projects:begin')}?idee={idea.pk}").content.decode()
    client.post(f"{reverse('projects:begin')}?idee={idea.pk}", WHAT)
    start = Start.objects.get()
    send(client, start, "wo", is_listed="on")
    send(client, start, "bedarf")

    idea.refresh_from_db()
    assert (idea.status, idea.started_by) == ("taken_up", clara)
    assert Project.objects.get().idea == idea


def test_a_story_is_credited_both_ways(as_person, clara, kiel, story):
    client = as_person(clara)
    way = f"{reverse('projects:begin')}?geschichte={story.pk}"
    assert way in client.get(story.url).content.decode()
    client.post(way, WHAT)
    start = Start.objects.get()
    send(client, start, "wo", municipality=kiel.pk, is_listed="on")
    send(client, start, "bedarf")

    copy = Copy.objects.get()
    assert (copy.story, copy.user, copy.municipality, copy.group) == (story, clara, kiel, WHAT["name"])
    approve(project=Project.objects.get(), actor=UserFactory(is_superuser=True))
    copy.refresh_from_db()
    assert copy.initiative == Project.objects.get().page
