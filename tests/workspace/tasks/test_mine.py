"""What is one person's: on the home, over all projects, in the calendar, on leaving, in the account."""

from datetime import date, timedelta

import icalendar
import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives.stories.models import StoryStep, SuccessStoryPage
from portal.accounts import privacy
from portal.base.together import answered
from tests.factories.pages import front_page
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.factories.stories import StoryIndexPageFactory, StoryPageFactory
from tests.factories.tasks import CalendarKeyFactory, TaskCommentFactory, TaskFactory
from workspace.projects import blueprints, departures
from workspace.projects.services.leaving import leave, leave_everything
from workspace.tasks.models import CalendarKey, Task, TaskComment
from workspace.tasks.room import my_tasks

STEPS = [("Raum finden", "Fragt die Kirche.", "zwei Abende"), ("Plakate", "", "")]


@pytest.fixture
def others(anna, ben):
    """A second project of Anna's, and one of which she is no part."""
    return ProjectFactory(name="Gemüsegarten", admin=anna), ProjectFactory(name="Fremdes", admin=ben)


@pytest.fixture
def annas(anna, ben, project, others, membership):
    garden, strange = others
    return [
        TaskFactory(project=project, title="Raum suchen", assignees=[membership(anna)], due_on=date(2030, 1, 2)),
        TaskFactory(project=garden, title="Beete graben", assignees=garden.memberships.all(), due_on=date(2030, 1, 1)),
        TaskFactory(project=project, title="Erledigtes", assignees=[membership(anna)], status="done"),
        TaskFactory(project=project, title="Bens", assignees=[membership(ben)]),
        TaskFactory(project=strange, title="Geheimes", assignees=strange.memberships.all()),
    ]


def entries(response):
    calendar = icalendar.Calendar.from_ical(response.content)
    return {str(each["summary"]): each for each in calendar.walk("VTODO")}


@pytest.fixture
def calendar_url(as_person, anna):
    return lambda: as_person(anna).get(reverse("my_tasks:list")).context["calendar_url"]


def test_the_home_shows_what_waits_for_me_in_one_query(as_person, anna, project, task, query_count, membership):
    client = as_person(anna)
    assert "Meine Aufgaben" not in client.get(project.workspace_url).content.decode().partition("</nav>")[2]
    TaskFactory.create_batch(7, project=project, assignees=[membership(anna)])
    own = membership(anna)

    with query_count() as queries:
        said = answered(my_tasks(own))

    assert len(queries) == 1
    assert (len(said["tasks"]), said["there_are_more"]) == (5, True)
    assert "Alle meine Aufgaben in diesem Projekt" in client.get(project.workspace_url).content.decode()


def test_my_tasks_are_those_of_all_my_projects_the_most_urgent_first(as_person, anna, annas, queries_of):
    client = as_person(anna)
    few = queries_of(reverse("my_tasks:list"))
    assert [each.title for each in client.get(reverse("my_tasks:list")).context["page_obj"]] == [
        "Beete graben",
        "Raum suchen",
    ]
    for _number in range(30):
        TaskFactory(assignees=[MembershipFactory(user=anna)])  # each in a project of its own

    assert queries_of(reverse("my_tasks:list")) == few


def test_the_calendar_has_my_tasks_as_to_dos(client, annas, calendar_url):
    address = calendar_url()
    client.logout()
    response = client.get(address)

    found = entries(response)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert set(found) == {"Raum suchen", "Beete graben", "Erledigtes"}
    assert found["Raum suchen"]["due"].dt == date(2030, 1, 2)
    assert [str(found[title]["status"]) for title in ("Raum suchen", "Erledigtes")] == ["NEEDS-ACTION", "COMPLETED"]
    assert "completed" in found["Erledigtes"]
    assert str(found["Raum suchen"]["url"]) == f"http://testserver{annas[0].get_absolute_url()}"
    assert "Reparaturtreff" in str(found["Raum suchen"]["description"])
    assert len({str(each["uid"]) for each in found.values()}) == 3


def test_what_was_done_long_ago_is_no_longer_in_it(client, project, anna, membership, calendar_url):
    long_ago = timezone.now() - timedelta(days=31)
    TaskFactory(project=project, title="Altes", assignees=[membership(anna)], status="done", done_at=long_ago)
    assert entries(client.get(calendar_url())) == {}


def test_nothing_of_projects_that_one_has_left_or_that_are_closed(
    client, annas, project, others, membership, calendar_url
):
    address = calendar_url()
    leave(membership=others[0].memberships.get(user__name="Anna Ahrens"))
    assert set(entries(client.get(address))) == {"Raum suchen", "Erledigtes"}
    project.status = "archived"
    project.save()
    assert entries(client.get(address)) == {}


def test_a_new_address_makes_the_old_one_worthless(as_person, anna, client, annas, calendar_url):
    old = calendar_url()
    as_person(anna).post(reverse("my_tasks:renew"))
    new = calendar_url()

    assert old != new
    assert client.get(old).status_code == 404
    assert "Raum suchen" in entries(client.get(new))


@pytest.mark.parametrize("token", ["", "1", "x:y", ":", "-1:abc", "99999999999999999999:abc", "²:abc", "1:%00"])
def test_a_wrong_signature_leads_nowhere(client, db, token):
    assert client.get(reverse("my_tasks:calendar"), {"schluessel": token}).status_code == 404


def test_nobody_signs_for_somebody_else(client, anna, ben, annas, calendar_url):
    CalendarKeyFactory(user=ben)
    address = calendar_url()
    assert client.get(address.replace(f"={anna.pk}%3A", f"={ben.pk}%3A")).status_code == 404
    anna.is_active = False
    anna.save()
    assert client.get(address).status_code == 404


def test_the_steps_of_a_story_are_the_first_tasks(anna, db):
    story = StoryPageFactory(parent=StoryIndexPageFactory(parent=front_page()), title="Repair-Café Preetz")
    StoryStep.objects.all().delete()
    for number, (title, text, duration) in enumerate(STEPS):
        StoryStep.objects.create(page=story, title=title, text=text, duration=duration, sort_order=number)
    project = ProjectFactory(admin=anna, story=SuccessStoryPage.objects.get(pk=story.pk))

    blueprints.apply(project, actor=anna)

    tasks = list(project.tasks.select_related("list"))
    assert [(each.title, each.text) for each in tasks] == [
        ("Raum finden", "Fragt die Kirche.\n\nzwei Abende"),
        ("Plakate", ""),
    ]
    assert {each.list.name for each in tasks} == {"Repair-Café Preetz"}
    assert {each.created_by for each in tasks} == {anna}
    assert len({each.position for each in tasks}) == 2


def test_a_story_without_steps_makes_no_list(anna, db):
    story = StoryPageFactory(parent=StoryIndexPageFactory(parent=front_page()))
    StoryStep.objects.all().delete()
    project = ProjectFactory(admin=anna, story=SuccessStoryPage.objects.get(pk=story.pk))

    blueprints.apply(project, actor=anna)

    assert not project.tasks.exists()
    assert not project.task_lists.exists()


def test_leaving_says_what_stays_behind_and_leaves_it(ben, project, membership):
    tasks = TaskFactory.create_batch(2, project=project, assignees=[membership(ben)])
    TaskFactory(project=project, assignees=[membership(ben)], status="done")
    assert departures.notes_of(membership(ben)) == [
        "2 offene Aufgaben sind zugeteilt: Sie bleiben im Projekt, ohne Namen."
    ]
    leave(membership=membership(ben))

    assert Task.objects.count() == 3
    assert not any(each.assignees.exists() for each in tasks)


def test_nothing_is_said_where_nothing_stays(ben, project, task, membership):
    assert departures.notes_of(membership(ben)) == []


def test_the_account_shows_and_forgets_what_it_holds(ben, project, task, membership):
    task.assignees.add(membership(ben))
    Task.objects.update(created_by=ben, status="done", done_by=ben, done_at=timezone.now())
    comment = TaskCommentFactory(task=task, author=ben, text="Ich helfe.")
    other = TaskCommentFactory(task=task)
    CalendarKeyFactory(user=ben)
    parts = {part.name: part for part in privacy.parts() if part.name in {"tasks", "task_comments"}}

    said = parts["tasks"].export(ben)
    assert [[each["title"] for each in said[name]] for name in ("assigned", "written", "done")] == [["Raum suchen"]] * 3
    assert said["has_calendar"]
    assert [each["text"] for each in parts["task_comments"].export(ben)] == [comment.text]

    for part in parts.values():
        part.erase(ben)
    leave_everything(user=ben)
    ben.delete()

    task.refresh_from_db()
    assert (task.created_by, task.done_by, task.assignees.count()) == (None, None, 0)
    assert list(TaskComment.objects.all()) == [other]
    assert not CalendarKey.objects.exists()
