"""The order: by buttons and by dragging, and with several people at once."""

from functools import partial

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.projects import ProjectFactory
from tests.factories.tasks import TaskFactory, TaskListFactory
from tests.simultaneous import at_the_same_moment
from workspace.tasks.models import Task, TaskList
from workspace.tasks.services import groups, progress, writing


@pytest.fixture
def letters(project):
    return {letter: TaskFactory(project=project, title=letter) for letter in "abcde"}


@pytest.mark.parametrize(
    ("way", "order"),
    [
        ("c before b", "acbde"),
        ("c after d", "abdce"),
        ("e before a", "eabcd"),
        ("a after e", "bcdea"),
        ("a before e", "bcdae"),
        ("e after a", "aebcd"),
        ("b before c", "abcde"),
        ("c before c", "abcde"),
    ],
)
def test_a_task_stands_next_to_its_neighbour(as_person, ben, letters, address, in_order, way, order):
    moved, where, neighbour = way.split()
    client = as_person(ben)
    for _press in range(2):
        response = client.post(address("move", letters[moved]), {where: letters[neighbour].pk, "back": "/x/?y=1"})
        assert response.url == f"/x/?y=1#{letters[moved].anchor}"

    assert in_order() == list(order)
    assert sorted(Task.objects.values_list("position", flat=True)) == sorted(each.position for each in letters.values())


def test_the_buttons_on_the_page_move_it(as_person, ben, letters, address, in_order):
    client = as_person(ben)
    rows = client.get(address("list")).context["groups"][0].rows

    client.post(address("move", rows[1].task), {"before": rows[1].before, "after": ""})
    assert in_order() == list("bacde")


def test_dragged_into_a_column_or_a_list_it_is_there(as_person, ben, project, letters, address, in_order):
    row = TaskListFactory(project=project)
    client = as_person(ben)

    client.post(address("move", letters["a"]), {"status": "done"})
    client.post(address("move", letters["b"]), {"list": row.pk, "after": letters["e"].pk})
    moved = {each.title: (each.status, each.list) for each in Task.objects.all()}
    assert (moved["a"], moved["b"]) == (("done", None), ("open", row))
    assert in_order() == list("acdeb")

    client.post(address("move", letters["b"]), {"out_of_lists": "1"})
    assert Task.objects.get(title="b").list is None


def test_a_neighbour_in_another_project_is_none(as_person, ben, letters, address, in_order):
    as_person(ben).post(address("move", letters["e"]), {"before": TaskFactory(position=-5).pk})
    assert in_order() == list("abcde")


def test_lists_are_moved_as_well(as_person, ben, project, address):
    one, two, three = (TaskListFactory(project=project, name=name) for name in ("Eins", "Zwei", "Drei"))
    client = as_person(ben)

    client.post(address("move_list", three), {"before": two.pk, "after": ""})
    client.post(address("move_list", one), {"after": two.pk})

    assert [each.name for each in project.task_lists.all()] == ["Drei", "Zwei", "Eins"]
    assert client.post(address("move_list", one), {"before": "quatsch"}).status_code == 302


def test_people_who_reorder_at_once_end_with_one_order(committed):
    people = [UserFactory() for _number in range(4)]
    project = ProjectFactory(members=people)
    tasks = [TaskFactory(project=project, title=f"{number}") for number in range(12)]
    members = list(project.memberships.select_related("user", "project"))
    jobs = []
    for number, membership in enumerate(members):
        jobs += [
            partial(progress.move, task=tasks[number], membership=membership, before=tasks[11 - number]),
            partial(progress.move, task=tasks[11 - number], membership=membership, after=tasks[number + 2]),
            partial(writing.add_quickly, membership=membership, title=f"neu {number}", list=None),
        ]

    failed = at_the_same_moment(jobs)

    positions = sorted(project.tasks.values_list("position", flat=True))
    assert failed == []
    assert len(set(positions)) == 16
    assert positions == list(range(positions[0], positions[0] + 16))


def test_two_who_move_the_same_task_end_with_what_the_last_one_wanted(committed):
    people = [UserFactory(), UserFactory()]
    project = ProjectFactory(members=people)
    tasks = {letter: TaskFactory(project=project, title=letter) for letter in "abcd"}
    first, second = project.memberships.select_related("project")

    failed = at_the_same_moment(
        [
            partial(progress.move, task=tasks["a"], membership=first, after=tasks["d"]),
            partial(progress.move, task=tasks["a"], membership=second, after=tasks["b"]),
        ]
    )

    order = "".join(project.tasks.order_by("position").values_list("title", flat=True))
    assert failed == []
    assert order in {"bcda", "bacd"}


def test_a_name_of_a_list_is_given_once(committed):
    project = ProjectFactory(members=[UserFactory(), UserFactory()])
    members = project.memberships.select_related("user", "project")

    failed = at_the_same_moment([partial(groups.save_list, membership=each, name="Geld") for each in members])

    assert [type(each).__name__ for each in failed] == ["TaskError"]
    assert TaskList.objects.filter(project=project).count() == 1
