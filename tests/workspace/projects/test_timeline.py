"""All that was new in a project."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.projects import ProjectFactory
from workspace.projects.happenings import record
from workspace.projects.models import Happening
from workspace.projects.views.timeline import LINES


@pytest.fixture
def project(home_page, anna):
    project = ProjectFactory(admin=anna, name="Fahrradhof")
    Happening.objects.filter(project=project).delete()
    return project


@pytest.fixture
def address(project):
    return f"{project.workspace_url}neues/"


def recorded(project, actor, number=1):
    for _each in range(number):
        record(project, "page", actor=actor)


def test_it_stands_there_by_days_and_goes_on_to_what_is_older(client, project, address, anna):
    client.force_login(anna)
    recorded(project, anna, LINES)
    Happening.objects.update(at=timezone.now() - timedelta(days=1))
    recorded(project, anna, 2)

    first = client.get(address).content.decode()
    older = re.search(r'href="\?(vor=\d+)" rel="next"', first)[1]

    assert first.count('<h2 class="h5') == 2
    assert first.count('class="muted">') >= LINES
    assert f'href="{address}"' in client.get(project.workspace_url).content.decode()
    second = client.get(f"{address}?{older}").content.decode()
    assert second.count("<h2") < first.count("<h2")
    assert 'rel="next"' not in second


def test_it_costs_as_many_queries_with_thirty_lines_as_with_one(client, project, address, anna, queries_of):
    client.force_login(anna)
    recorded(project, anna)
    one = queries_of(address)
    recorded(project, anna, 29)

    assert queries_of(address) == one


def test_a_stranger_finds_nothing(client, address, ben):
    client.force_login(ben)

    assert client.get(address).status_code == 404
