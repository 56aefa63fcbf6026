"""“[ ] Jana: Plakat bis Freitag” becomes a task of Jana's, once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.factories.texts import TextFactory
from workspace.projects.choices import Role
from workspace.tasks.models import Task
from workspace.texts.document import from_markdown, plain, reading, writing
from workspace.texts.document.days import day_said
from workspace.texts.document.todo_lines import todo_lines
from workspace.texts.document.tree import node, paragraph, walk
from workspace.texts.services import changing, storing
from workspace.texts.services import todos as service

TODAY = date(2026, 11, 26)
"""A Thursday."""


@pytest.fixture
def jana(project):
    return MembershipFactory(project=project, user=UserFactory(name="Jana Petersen"))


@pytest.fixture
def ole(project):
    return MembershipFactory(project=project, user=UserFactory(name="Ole Hansen"))


@pytest.fixture
def minutes(project, ben):
    """`minutes("- [ ] …")`: a text of the project with this in it."""

    def of(source):
        text = TextFactory(project=project)
        root = from_markdown.read(source)
        changing.add(text=text, membership=project.memberships.get(user=ben), blocks=root.children)
        return text

    return of


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Freitag", date(2026, 11, 27)),
        ("freitag", date(2026, 11, 27)),
        ("Fr.", date(2026, 11, 27)),
        ("Donnerstag", date(2026, 12, 3)),
        ("Friday", date(2026, 11, 27)),
        ("morgen", date(2026, 11, 27)),
        ("übermorgen", date(2026, 11, 28)),
        ("heute", TODAY),
        ("3.12.", date(2026, 12, 3)),
        ("3. 12. 27", date(2027, 12, 3)),
        ("03.12.2026", date(2026, 12, 3)),
        ("Do., 3.12.", date(2026, 12, 3)),
        ("3. Dezember", date(2026, 12, 3)),
        ("Do., 3. Dezember 2026", date(2026, 12, 3)),
        ("3 December", date(2026, 12, 3)),
        ("3rd March", date(2027, 3, 3)),
        ("2027-01-31", date(2027, 1, 31)),
        ("1.2.", date(2027, 2, 1)),
        ("Ende der Woche", date(2026, 11, 29)),
        ("31.2.", None),
        ("Ostern", None),
        ("bald", None),
        ("99.99.", None),
    ],
)
def test_days_are_read_as_people_say_them(said, day):
    assert day_said(said, TODAY) == day


@pytest.mark.parametrize(
    ("line", "title", "names", "day"),
    [
        ("- [ ] Jana: Plakat bis Freitag", "Jana: Plakat", ("Jana",), date(2026, 11, 27)),
        (
            "- [ ] Jana und Ole: Säcke holen (bis 3.12.)",
            "Jana und Ole: Säcke holen",
            ("Jana", "Ole"),
            date(2026, 12, 3),
        ),
        ("- [ ] Jana: poster by Friday", "Jana: poster", ("Jana",), date(2026, 11, 27)),
        ("- [ ] Plakat drucken", "Plakat drucken", (), None),
        ("- [ ] Bis bald sagen", "Bis bald sagen", (), None),
        ("- [ ] Jana: Ring am Rhein", "Jana: Ring am Rhein", ("Jana",), None),
        ("- [ ] Treffen am Montag", "Treffen", (), date(2026, 11, 30)),
        (r"\[ \] Jana: Plakat bis morgen", "Jana: Plakat", ("Jana",), date(2026, 11, 27)),
    ],
)
def test_a_line_says_who_does_what_until_when(line, title, names, day):
    [found] = todo_lines(from_markdown.read(line), TODAY)

    assert (found.title, found.names, found.due_on) == (title, names, day)


def test_what_is_ticked_empty_or_a_task_already_is_none():
    boxes = "- [x] fertig\n- [ ] …\n- [ ] …: … bis …\n- [ ] [Plakat](/arbeitsbereich/x/aufgaben/5/)\n"
    source = f"{boxes}- nur ein Punkt\n\nText"

    assert todo_lines(from_markdown.read(source), TODAY) == []


def test_they_become_tasks_with_one_click(as_person, ben, minutes, jana, ole, address):
    text = minutes(
        "- [ ] Jana: Plakat bis morgen\n- [ ] Jana und Ole: Säcke holen\n- [ ] Egon: Kuchen\n- [x] Moin sagen"
    )
    client = as_person(ben)

    page = client.get(address("todos", text)).context["found"]
    client.post(address("todos", text), {"line": [each.line.key for each in page]})

    rows = [
        (task.title, sorted(each.pk for each in task.assignees.all()), task.due_on, task.created_by)
        for task in Task.objects.order_by("position")
    ]
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert rows == [
        ("Plakat", [jana.pk], tomorrow, ben),
        ("Säcke holen", sorted([jana.pk, ole.pk]), None, ben),
        ("Egon: Kuchen", [], None, ben),
    ]
    root = reading.read(storing.load(text))
    links = {each.href for each in walk(root) if each.href}
    assert links == {task.get_absolute_url() for task in Task.objects.all()}
    assert plain.of_tree(root).startswith("Jana: Plakat bis morgen\n")


def test_pressed_twice_they_are_there_once(as_person, ben, minutes, address):
    text = minutes("- [ ] Plakat")
    client = as_person(ben)
    keys = {"line": [each.line.key for each in client.get(address("todos", text)).context["found"]]}

    client.post(address("todos", text), keys)
    client.post(address("todos", text), keys)

    assert Task.objects.count() == 1
    assert client.get(address("todos", text)).context["found"] == []


def test_only_those_that_were_chosen(as_person, ben, minutes, address):
    text = minutes("- [ ] eins\n- [ ] zwei")
    client = as_person(ben)
    first = client.get(address("todos", text)).context["found"][0]

    client.post(address("todos", text), {"line": [first.line.key, "quatsch"]})

    assert [task.title for task in Task.objects.all()] == ["eins"]


def test_who_is_mentioned_is_meant(project, ben, jana):
    other = MembershipFactory(project=project, user=UserFactory(name="Jana Zweig"))
    text = TextFactory(project=project)
    mention = node("mention", person=str(other.pk), label="Jana Zweig")
    item = node("check_item", paragraph(mention, ": Plakat"), checked=False)
    storing.append(text=text, update=writing.update_of([node("check_list", item)]), user=None)

    [found] = service.found_in(text, project.memberships.get(user=ben))

    assert (found.todo.title, found.todo.people) == ("Plakat", (other,))


def test_a_name_that_two_have_stays_in_the_title(project, ben, jana, minutes):
    MembershipFactory(project=project, user=UserFactory(name="Jana Zweig"))

    [found] = service.found_in(minutes("- [ ] Jana: Plakat"), project.memberships.get(user=ben))

    assert (found.todo.title, found.todo.people) == ("Jana: Plakat", ())


def test_guests_and_strangers_are_not_meant(project, ben, minutes):
    MembershipFactory(project=project, user=UserFactory(name="Gustav Gast"), role=Role.GUEST)
    MembershipFactory(project=ProjectFactory(), user=UserFactory(name="Fremd Fremder"))

    found = service.found_in(minutes("- [ ] Gustav: a\n- [ ] Fremd: b"), project.memberships.get(user=ben))

    assert [each.todo.people for each in found] == [(), ()]


def test_where_tasks_are_switched_off_nothing_is_offered(as_person, ben, project, minutes, address):
    text = minutes("- [ ] Plakat")
    project.rooms_off = ["tasks"]
    project.save()
    client = as_person(ben)

    assert address("todos", text) not in client.get(address("detail", text)).text
    assert client.post(address("todos", text), {"line": ["x"]}).status_code == 404


def test_guests_make_none(as_person, gesa, minutes, address):
    text = minutes("- [ ] Plakat")

    assert as_person(gesa).post(address("todos", text), {"line": ["x"]}).status_code == 403
    assert Task.objects.count() == 0
