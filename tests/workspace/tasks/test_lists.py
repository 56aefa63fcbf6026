"""The list and the board: what they show, filter and count, and what their buttons do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.factories.tasks import (
    ChecklistItemFactory,
    LabelFactory,
    TaskCommentFactory,
    TaskFactory,
    TaskListFactory,
)
from workspace.tasks.choices import Status
from workspace.tasks.listing import TASKS_A_COLUMN, TASKS_A_PAGE
from workspace.tasks.models import Task

BOARD = "?ansicht=tafel"


def shown(response):
    """The titles, as they stand on the page."""
    if "columns" in response.context:
        return [row.task.title for column in response.context["columns"] for row in column.rows]
    return [row.task.title for group in response.context["groups"] for row in group.rows]


@pytest.fixture
def page(as_person, anna, address):
    client = as_person(anna)
    return lambda query="": client.get(address("list") + query)


def test_one_line_and_enter_adds_a_task_at_the_end(as_person, ben, task, address, in_order):
    response = as_person(ben).post(address("quick_add"), {"title": "  Werkzeug   sichten ", "back": address("list")})

    assert response.url == address("list")
    assert in_order() == ["Raum suchen", "Werkzeug sichten"]
    assert Task.objects.get(title="Werkzeug sichten").created_by == ben


def test_a_chosen_list_takes_what_is_added(as_person, ben, project, address):
    row = TaskListFactory(project=project, name="Geld")
    client = as_person(ben)
    assert f'name="list" value="{row.pk}"' in client.get(f"{address('list')}?liste={row.pk}").content.decode()

    client.post(address("quick_add"), {"title": "Antrag schreiben", "list": row.pk})

    assert Task.objects.get().list == row


@pytest.mark.parametrize("title", ["", "   ", "x" * 201])
def test_a_task_needs_words_and_not_too_many(as_person, ben, project, address, title):
    assert "höchstens 200" in as_person(ben).post(address("quick_add"), {"title": title}, follow=True).content.decode()
    assert not Task.objects.exists()


def test_a_list_of_another_project_is_no_list(as_person, ben, project, address):
    as_person(ben).post(address("quick_add"), {"title": "Antrag", "list": TaskListFactory().pk})
    assert not Task.objects.exists()


@pytest.mark.parametrize("back", ["https://boese.example/", "//boese.example/", "javascript:alert(1)", "\\\\boese"])
def test_nobody_is_led_out_of_the_portal(as_person, ben, project, address, back):
    assert as_person(ben).post(address("quick_add"), {"title": "Neu", "back": back}).url == address("list")


def test_what_is_done_steps_back(page, project, task):
    TaskFactory(project=project, title="Erledigtes", status=Status.DONE)

    assert shown(page()) == ["Raum suchen"]
    assert shown(page("?stand=done")) == ["Erledigtes"]
    assert shown(page("?stand=alle")) == ["Raum suchen", "Erledigtes"]
    assert "1 erledigte" in page().content.decode()


def test_the_board_has_three_columns(page, project, task):
    TaskFactory(project=project, title="Läuft", status=Status.DOING)
    for days in (2, 1):
        TaskFactory(
            project=project,
            title=f"Vor {days} Tagen",
            status=Status.DONE,
            done_at=timezone.now() - timedelta(days=days),
        )

    columns = page(BOARD).context["columns"]

    assert [(column.status, column.count) for column in columns] == [("open", 1), ("doing", 1), ("done", 2)]
    assert shown(page(BOARD)) == ["Raum suchen", "Läuft", "Vor 1 Tagen", "Vor 2 Tagen"]


def test_filters_narrow_list_board_and_count(page, project, anna, ben, membership):
    today = timezone.localdate()
    row, label = TaskListFactory(project=project), LabelFactory(project=project)
    TaskFactory(project=project, title="Meine", assignees=[membership(anna), membership(ben)])
    TaskFactory(project=project, title="Bens", assignees=[membership(ben)], due_on=today - timedelta(days=1))
    TaskFactory(project=project, title="Heute", list=row, due_on=today)
    TaskFactory(project=project, title="Bald", labels=[label], due_on=today + timedelta(days=6))
    TaskFactory(project=project, title="Fern", list=row, labels=[label], due_on=today + timedelta(days=60))
    fitting = {
        "wer=ich": ["Meine"],
        f"wer={membership(ben).pk}": ["Meine", "Bens"],
        "wer=niemand": ["Bald", "Heute", "Fern"],
        f"liste={row.pk}": ["Heute", "Fern"],
        "liste=keine": ["Meine", "Bens", "Bald"],
        f"etikett={label.pk}": ["Bald", "Fern"],
        "bis=vorbei": ["Bens"],
        "bis=heute": ["Bens", "Heute"],
        "bis=woche": ["Bens", "Bald", "Heute"],
        "bis=ohne": ["Meine"],
        f"etikett={label.pk}&liste={row.pk}&wer=niemand": ["Fern"],
    }

    assert {query: shown(page(f"?{query}")) for query in fitting} == fitting
    board = {query: sorted(shown(page(f"{BOARD}&{query}"))) for query in fitting}
    assert board == {query: sorted(titles) for query, titles in fitting.items()}
    assert page(f"?liste={row.pk}").context["count"] == 2


@pytest.mark.parametrize(
    "query", ["wer=alle", "wer=99999999999999999999", "liste=x", "etikett=-1", "bis=nie", "stand=weg", "page=quatsch"]
)
def test_what_the_address_says_wrongly_is_left_out(page, task, query):
    assert shown(page(f"?{query}")) == ["Raum suchen"]


def test_people_and_labels_of_another_project_choose_nothing(page, task):
    other = ProjectFactory()
    label, somebody = LabelFactory(project=other), MembershipFactory(project=other)

    assert shown(page(f"?etikett={label.pk}")) == ["Raum suchen"]
    assert shown(page(f"?wer={somebody.pk}")) == ["Raum suchen"]


def test_a_click_completes_and_another_opens_again(as_person, ben, task, address):
    client = as_person(ben)
    client.post(address("set_status", task), {"status": "done", "back": address("list")})
    task.refresh_from_db()
    assert (task.status, task.done_by, task.done_at is not None) == ("done", ben, True)

    client.post(address("set_status", task), {"status": "open"})
    task.refresh_from_db()
    assert (task.status, task.done_by, task.done_at) == ("open", None, None)


def test_nobody_invents_a_status(as_person, ben, task, address):
    as_person(ben).post(address("set_status", task), {"status": "weg"})
    task.refresh_from_db()
    assert task.status == "open"


def test_the_timeline_tells_of_it_until_the_task_is_deleted(as_person, ben, project, address):
    client = as_person(ben)
    client.post(address("quick_add"), {"title": "Plakate kleben"})
    task = Task.objects.get()
    for _press in range(2):
        client.post(address("set_status", task), {"status": "done"})

    home = client.get(project.workspace_url).content.decode()
    assert home.count("Ben hat die Aufgabe „Plakate kleben“ angelegt") == 1
    assert home.count("Ben hat „Plakate kleben“ erledigt") == 1
    assert address("detail", task) in home

    client.post(address("delete", task))
    assert "Plakate kleben" not in client.get(project.workspace_url).content.decode()


def _fill(project, number, anna):
    row = TaskListFactory(project=project)
    labels = LabelFactory.create_batch(2, project=project)
    people = [project.memberships.get(user=anna), MembershipFactory(project=project)]
    for index in range(number):
        status = list(Status)[index % 3]
        task = TaskFactory(project=project, list=row, labels=labels, assignees=people, status=status)
        ChecklistItemFactory(task=task)
        TaskCommentFactory(task=task)


@pytest.mark.parametrize("query", ["", BOARD, "?stand=alle&wer=ich"])
def test_thirty_tasks_cost_no_more_queries_than_three(as_person, anna, project, address, queries_of, query):
    as_person(anna)
    _fill(project, 3, anna)
    few = queries_of(address("list") + query)
    _fill(project, 30, anna)

    assert queries_of(address("list") + query) == few
    assert few <= 20


def test_of_many_one_page_is_read_with_neighbours_beyond_it(page, project):
    Task.objects.bulk_create(
        Task(project=project, title=f"Nummer {number}", position=number) for number in range(1, TASKS_A_PAGE * 2 + 1)
    )
    first, second = page().context, page("?page=2").context
    rows = second["groups"][0].rows

    assert (first["count"], len(first["page_obj"])) == (100, TASKS_A_PAGE)
    assert (rows[0].task.title, rows[-1].task.title) == ("Nummer 51", "Nummer 100")
    assert Task.objects.get(pk=rows[0].before).title == "Nummer 50"
    assert Task.objects.get(pk=first["groups"][0].rows[-1].after).title == "Nummer 51"
    assert (first["groups"][0].rows[0].before, rows[-1].after) == ("", "")


def test_a_full_column_leads_to_the_list(page, project):
    Task.objects.bulk_create(
        Task(project=project, title=f"Nummer {number}", position=number) for number in range(1, TASKS_A_COLUMN + 6)
    )

    column = page(BOARD).context["columns"][0]

    assert (len(column.rows), column.rest) == (TASKS_A_COLUMN, 5)
    assert "5 weitere in der Liste" in page(BOARD).content.decode()


def test_a_part_of_the_page_says_what_happened(as_person, ben, task, address):
    client = as_person(ben)
    data = {"status": "done", "back": address("list")}
    page = client.post(address("set_status", task), data, follow=True, headers={"HX-Request": "true"}).content.decode()

    said = page.partition('id="tasks-said"')[2].partition('id="tasks"')[0]
    assert "„Raum suchen“ ist erledigt" in said


@pytest.mark.parametrize("query", ["", BOARD, "?bis=ohne", f"{BOARD}&bis=ohne"])
def test_a_row_shows_labels_by_name_and_who_has_joined_first(page, project, task, query):
    def joining(days):
        user = UserFactory(name=f"Tag{days} Petersen")
        return MembershipFactory(project=project, user=user, joined_at=timezone.now() - timedelta(days=days))

    TaskFactory(project=project, title="Anderes", labels=[LabelFactory(project=project, name="Garten")])
    task.labels.set([LabelFactory(project=project, name=name) for name in ("Wasser", "Auto")])
    task.assignees.set([joining(days) for days in (1, 6, 2, 5, 4, 3)])

    html = page(query).content.decode().partition("Raum suchen</a>")[2].partition("</ul>")[0]
    shown = [html.find(word) for word in ("Auto", "Wasser", "Tag6<", "Tag5<", "Tag4<", "Tag3<", "und 2 weitere")]

    assert -1 not in shown
    assert shown == sorted(shown)
    assert not any(word in html for word in ("Tag2", "Tag1", "Petersen", "Garten"))


@pytest.mark.parametrize(("query", "answers"), [("", ["done"]), (BOARD, ["doing", "done"])])
def test_the_buttons_of_a_row_are_those_of_its_task(page, task, address, query, answers):
    html = page(query).content.decode()
    form = html.partition(f'action="{address("set_status", task)}"')[2].partition("</form>")[0]

    assert [answer for answer in Status.values if f'name="status" value="{answer}"' in form] == answers
    assert f'action="{address("move", task)}" data-hx-post="{address("move", task)}"' in html
    assert f'href="{address("detail", task)}"' in html


@pytest.mark.parametrize("query", ["", BOARD])
def test_a_row_says_in_which_list_its_task_stands(page, project, task, query):
    TaskFactory(project=project, list=TaskListFactory(project=project, name="Geld & Gut"))

    html = page(query).content.decode().partition('id="tasks"')[2]

    assert html.count("Geld &amp; Gut") == 1


def test_a_filter_says_what_holds_and_names_people_as_they_are_called(page, project, task):
    somebody = MembershipFactory(project=project, user=UserFactory(name="<b>Ben</b>"))

    html = page(f"?wer={somebody.pk}").content.decode().partition('name="wer"')[2].partition("</select>")[0]

    assert f'<option value="{somebody.pk}" selected>&lt;b&gt;Ben&lt;/b&gt;</option>' in html
    assert html.count(" selected") == 1


@pytest.mark.parametrize("query", ["", BOARD])
def test_every_form_has_its_token(page, task, query):
    html = page(query).content.decode().partition("<main")[2].partition("</main>")[0]
    assert html.count('method="post"') == html.count('name="csrfmiddlewaretoken"') > 0
