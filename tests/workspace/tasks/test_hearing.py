"""Who hears of a task that was given to them."""

import pytest

from portal.activity.choices import Reason
from portal.activity.models import Notification
from portal.activity.reading import hear, settled
from workspace.projects.models import Membership
from workspace.tasks.models import Task
from workspace.tasks.services import writing


@pytest.fixture
def membership(project):
    return lambda user: Membership.objects.get(project=project, user=user)


@pytest.fixture
def give(membership, anna, commit):
    def give(*people):
        with commit():
            return writing.create(
                membership=membership(anna),
                answers={"title": "Kuchen backen", "assignees": [membership(person) for person in people]},
            )

    return give


def rows_of(person):
    rows = Notification.objects.of(person).filter(event__kind="tasks.assigned")
    return list(rows.newest_first())


def test_whoever_is_given_a_task_hears_of_it_and_nobody_of_their_own(give, anna, ben, gesa, project):
    give(anna, ben)

    (line,) = hear(ben, rows_of(ben), "de")
    assert line.line.words == f"Anna Ahrens hat dir in „{project.name}“ eine Aufgabe gegeben: „Kuchen backen“"
    assert line.notification.reason == Reason.ASSIGNED
    assert rows_of(anna) == rows_of(gesa) == []


def test_only_those_hear_who_were_not_responsible_before(give, membership, anna, ben, gesa, commit):
    task = give(ben)
    answers = {"title": "Kuchen backen", "labels": [], "assignees": [membership(ben), membership(gesa)]}

    with commit():
        writing.edit(task=task, membership=membership(anna), answers={**answers, "due_on": None, "rhythm": ""})

    assert len(rows_of(ben)) == len(rows_of(gesa)) == 1


def test_what_is_done_or_no_longer_theirs_needs_no_mail(give, anna, ben):
    task = give(ben)
    (row,) = rows_of(ben)
    assert settled(ben, [row.event]) == set()

    task.assignees.clear()

    assert settled(ben, [row.event]) == {row.event_id}


def test_who_left_the_project_hears_no_title(give, project, ben):
    give(ben)
    project.memberships.filter(user=ben).delete()

    assert Task.objects.count() == 1
    assert hear(ben, rows_of(ben), "de") == []
