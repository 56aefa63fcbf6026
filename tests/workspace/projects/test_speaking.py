"""The admins of a project look for hands in the name of its page, whoever wrote the page."""

import pytest

from initiatives.calls.models import Call
from initiatives.calls.permissions import may_call_for, may_decide
from initiatives.calls.recipients import who_decides
from tests.factories.accounts import UserFactory
from tests.factories.calls import CallFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from workspace.projects.choices import Role, Status


@pytest.fixture
def page(project, home_page):
    owner = UserFactory(name="Otto, der gegangen ist", email="otto@example.org")
    directory = InitiativeIndexPageFactory(parent=home_page)
    page = InitiativePageFactory(parent=directory, kind="project", owner=owner, contact_email="")
    project.page = page
    project.save()
    return page


@pytest.fixture
def call(page):
    return CallFactory(initiative=page)


def test_every_admin_calls_and_decides(page, call, anna, ben, gesa, clara):
    may = [person.name for person in (anna, ben, gesa, clara) if may_call_for(person, page)]

    assert may == [anna.name]
    assert [may_decide(person, call) for person in (anna, ben)] == [True, False]
    assert [list(Call.objects.decided_by(person)) for person in (anna, ben)] == [[call], []]


def test_answers_are_sent_to_the_admins_where_the_page_names_no_address(page, call, anna, ben, project):
    project.memberships.filter(user=ben).update(role=Role.ADMIN)

    assert sorted(each.email for each in who_decides(call)) == sorted([anna.email, ben.email])

    page.contact_email = "treff@example.org"
    assert [each.email for each in who_decides(call)] == ["treff@example.org"]


def test_of_an_archived_project_nobody_calls(page, anna, project):
    project.status = Status.ARCHIVED
    project.save()

    assert not may_call_for(anna, page)


def test_an_admin_finds_the_way_from_the_page_and_the_project(page, as_person, anna, project):
    client = as_person(anna)

    assert f"/mitmachen/neu/?initiative={page.pk}" in client.get(page.url).text
    assert f"/mitmachen/neu/?initiative={page.pk}" in client.get(f"/arbeitsbereich/{project.slug}/seite/").text
