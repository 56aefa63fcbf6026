"""Finishing a project: what it has brought is offered, never forced, and lands on its page like any other change."""

from functools import partial

import pytest
from django.urls import reverse

from initiatives.models import InitiativeImpact, InitiativePage
from portal.moderation.models import ModerationSettings
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.simultaneous import at_the_same_moment
from workspace.projects.choices import Role, Status
from workspace.projects.services import finishing
from workspace.projects.services.versions import draft_of

FIGURE = {
    "kind": "repaired", "low": "80", "high": "100", "rate": "total",
    "from_year": "2025", "to_year": "", "source": "Werkstattbuch",
}  # fmt: skip


@pytest.fixture
def address(project):
    return reverse("workspace:finish", args=[project.slug])


def filled(*rows, **buttons):
    sent = {"figures-TOTAL_FORMS": "3", "figures-INITIAL_FORMS": "0", **buttons}
    for number, row in enumerate(rows):
        sent |= {f"figures-{number}-{name}": value for name, value in row.items()}
    return sent


def shown(page):
    return [(each.kind, each.low, each.high) for each in InitiativePage.objects.get(pk=page.pk).impact_figures.all()]


def test_a_figure_stands_on_the_page_and_the_project_is_finished(as_person, anna, project, page, address):
    response = as_person(anna).post(address, filled(FIGURE))

    project.refresh_from_db()
    assert response.url == reverse("workspace:settings", args=[project.slug])
    assert (project.status, shown(page)) == (Status.FINISHED, [("repaired", 80, 100)])
    assert InitiativePage.objects.get(pk=page.pk).status == "finished"
    assert "Werkstattbuch" in as_person().get(page.url).text


def test_nothing_has_to_be_said(as_person, anna, project, page, address):
    as_person(anna).post(address, filled({"rate": "total"}))

    project.refresh_from_db()
    assert (project.status, shown(page)) == (Status.FINISHED, [])


def test_a_project_without_a_page_is_finished_too(as_person, anna, project, address):
    assert as_person(anna).get(address).status_code == 200
    as_person(anna).post(address)

    project.refresh_from_db()
    assert project.status == Status.FINISHED


def test_on_to_the_story(as_person, anna, project, page, stories, address):
    client = as_person(anna)
    assert "Abschließen und weiter zur Geschichte" in client.get(address).text

    response = client.post(address, filled(story="1"))

    assert response.url == reverse("workspace:story", args=[project.slug])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("high", "12"), ("low", "-1"), ("low", "NaN"), ("low", "1e30"), ("kind", "gold"), ("rate", "stündlich"),
        ("from_year", "25"), ("from_year", "3000"), ("to_year", "2024"), ("source", ""), ("source", "x" * 300),
    ],
)  # fmt: skip
def test_a_mistake_is_said_and_nothing_happens(as_person, anna, project, page, address, field, value):
    response = as_person(anna).post(address, filled({**FIGURE, field: value}))

    project.refresh_from_db()
    assert field in response.context["figures"].forms[0].errors
    assert (project.status, shown(page)) == (Status.ACTIVE, [])


def test_where_the_portal_looks_first_the_figures_wait(as_person, anna, project, page, stories, address):
    settings = ModerationSettings.load()
    settings.review_project_pages = "before"
    settings.save()

    as_person(anna).post(address, filled(FIGURE))

    now = InitiativePage.objects.get(pk=page.pk)
    assert (shown(page), now.status, now.workflow_in_progress) == ([], "finished", True)
    assert draft_of(now).impact_figures.count() == 1


def test_a_finished_project_enters_figures_later_and_each_once(as_person, anna, project, page, address):
    client = as_person(anna)
    client.post(address, filled(FIGURE))

    client.post(address, filled(FIGURE, {**FIGURE, "kind": "people"}))

    assert [kind for kind, _low, _high in shown(page)] == ["repaired", "people"]
    assert "Werkstattbuch" in client.get(address).text


@pytest.mark.parametrize("status", ["requested", "declined", "archived"])
def test_what_was_not_approved_or_is_archived_is_not_finished(as_person, anna, project, address, status):
    project.status = status
    project.save()

    assert {as_person(anna).get(address).status_code, as_person(anna).post(address).status_code} == {403}
    project.refresh_from_db()
    assert project.status == status


@pytest.mark.parametrize("who", ["ben", "gesa"])
def test_others_cannot(as_person, project, page, address, who, request):
    client = as_person(request.getfixturevalue(who))

    assert {client.get(address).status_code, client.post(address, filled(FIGURE)).status_code} == {403}
    assert shown(page) == []


def test_two_who_finish_at_once_add_a_figure_once(committed_home):
    page = InitiativePageFactory(parent=InitiativeIndexPageFactory(parent=committed_home))
    project = ProjectFactory(page=page)
    admins = [MembershipFactory(project=project, user=UserFactory(), role=Role.ADMIN) for _number in range(2)]
    figure = {**FIGURE, "low": 80, "high": 100, "from_year": 2025, "to_year": None}

    failed = at_the_same_moment(
        [partial(finishing.finish, membership=each, figures=[InitiativeImpact(**figure)], live=True) for each in admins]
    )

    assert (failed, shown(page)) == ([], [("repaired", 80, 100)])
    assert project.happenings.filter(kind="status").count() == 1
