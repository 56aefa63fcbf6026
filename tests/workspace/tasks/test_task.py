"""One task: written, changed, taken on, with checklist, links and comments; lists and labels."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from portal.moderation.models import Block
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.factories.tasks import ChecklistItemFactory, LabelFactory, TaskCommentFactory, TaskFactory, TaskListFactory
from workspace.projects.models import Membership
from workspace.tasks.models import Label, Task, TaskComment, TaskLink, TaskList
from workspace.tasks.services.parts import MOST_ITEMS


def test_a_task_is_written_with_all_there_is_to_say(as_person, anna, ben, project, address, membership):
    row, label = TaskListFactory(project=project), LabelFactory(project=project)
    response = as_person(anna).post(
        address("create"),
        {
            "title": "Antrag <b>schreiben</b>",
            "text": "Erste Zeile\n\nZweite <script>alert(1)</script>",
            "list": row.pk,
            "assignees": [membership(anna).pk, membership(ben).pk],
            "due_on": "2026-12-24",
            "rhythm": "",
            "labels": [label.pk],
        },
    )

    task = Task.objects.get()
    assert response.url == task.get_absolute_url()
    assert (task.list, task.due_on, task.created_by) == (row, date(2026, 12, 24), anna)
    assert {each.user for each in task.assignees.all()} == {anna, ben}
    page = as_person(ben).get(response.url).content.decode()
    assert "Antrag &lt;b&gt;schreiben&lt;/b&gt;" in page
    assert "<p>Zweite &lt;script&gt;" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("title", "x" * 201), ("due_on", "morgen"), ("due_on", "2026-02-30"), ("rhythm", "stündlich")],
)
def test_what_is_wrong_is_said_at_its_field(as_person, anna, project, address, field, value):
    response = as_person(anna).post(address("create"), {"title": "Antrag", "rhythm": "", field: value})

    assert list(response.context["form"].errors) == [field]
    assert not Task.objects.exists()


def test_guests_and_strangers_are_given_no_task(as_person, anna, gesa, project, address, membership):
    TaskListFactory(project=project), LabelFactory(project=project)
    for name, value in {
        "assignees": [membership(gesa).pk],
        "list": TaskListFactory().pk,
        "labels": [LabelFactory().pk],
    }.items():
        response = as_person(anna).post(address("create"), {"title": "Antrag", "rhythm": "", name: value})
        assert list(response.context["form"].errors) == [name]
    stranger = MembershipFactory(project=ProjectFactory())
    response = as_person(anna).post(address("create"), {"title": "Antrag", "rhythm": "", "assignees": [stranger.pk]})
    assert list(response.context["form"].errors) == ["assignees"]


def test_somebody_who_became_a_guest_keeps_the_task_until_it_is_changed(as_person, anna, ben, project, task, address):
    membership = project.memberships.get(user=ben)
    task.assignees.add(membership)
    Membership.objects.filter(pk=membership.pk).update(role="guest")

    response = as_person(anna).post(
        address("edit", task), {"title": "Raum", "rhythm": "", "assignees": [membership.pk]}
    )

    assert response.status_code == 302
    assert list(task.assignees.all()) == [membership]


def test_a_task_is_changed_and_keeps_its_status(as_person, anna, project, address):
    task = TaskFactory(project=project, status="doing")
    as_person(anna).post(address("edit", task), {"title": "Anders", "rhythm": "", "status": "done"})

    task.refresh_from_db()
    assert (task.title, task.status) == ("Anders", "doing")


def test_a_task_that_is_deleted_meanwhile_is_gone(as_person, anna, task, address):
    client = as_person(anna)
    assert task.title in client.get(address("delete", task)).content.decode()
    assert Task.objects.exists()
    client.post(address("delete", task))

    assert not Task.objects.exists()
    assert client.post(address("set_status", task), {"status": "done"}).status_code == 404


def test_members_take_a_task_on_and_hand_it_back(as_person, ben, task, address, membership):
    client = as_person(ben)
    for _press in range(2):
        client.post(address("take_on", task))
    assert list(task.assignees.all()) == [membership(ben)]

    client.post(address("take_on", task), {"undo": "1"})
    assert not task.assignees.exists()


def test_steps_are_added_ticked_and_removed(as_person, ben, task, address):
    client = as_person(ben)
    client.post(address("add_item", task), {"text": "Anrufen"})
    item = task.checklist.get()
    for _press in range(2):
        response = client.post(address("change_item", task, item), {"done": "1"})
    item.refresh_from_db()
    assert (item.is_done, response.url) == (True, f"{address('detail', task)}#checkliste")
    assert 'aria-checked="true"' in client.get(address("detail", task)).content.decode()

    client.post(address("change_item", task, item), {"done": ""})
    item.refresh_from_db()
    assert not item.is_done
    client.post(address("change_item", task, item), {"remove": "1"})
    assert not task.checklist.exists()


def test_a_checklist_has_an_end(as_person, ben, task, address):
    ChecklistItemFactory.create_batch(MOST_ITEMS, task=task)
    client = as_person(ben)
    assert "mehr hilft nicht" in client.post(address("add_item", task), {"text": "Noch"}, follow=True).content.decode()
    client.post(address("add_item", task), {"text": ""})
    assert task.checklist.count() == MOST_ITEMS


@pytest.mark.parametrize("url", ["/ideen/", "/arbeitsbereich/x/?a=b#c", "https://example.org/x", "http://kiel.de"])
def test_links_lead_to_pages(as_person, ben, task, address, url):
    as_person(ben).post(address("add_link", task), {"url": url, "title": "Dort"})
    assert TaskLink.objects.get().url == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//boese.example",
        "/\\boese.example",
        "ftp://x.de",
        "mailto:a@b.de",
        "file:///etc/passwd",
        "quatsch",
        "",
        "/" + "x" * 500,
    ],
)
def test_links_lead_nowhere_else(as_person, ben, task, address, url):
    response = as_person(ben).post(address("add_link", task), {"url": url})

    assert response.context["link_form"].errors
    assert not TaskLink.objects.exists()


def test_a_link_says_where_it_leads(as_person, ben, task, address):
    client = as_person(ben)
    client.post(address("add_link", task), {"url": "https://example.org/x", "title": "Unsere Ideen"})
    page = client.get(address("detail", task)).content.decode()
    assert '<span class="muted">example.org</span>' in page
    client.post(address("remove_link", task, TaskLink.objects.get()))
    assert not TaskLink.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_a_comment_says_something(as_person, ben, task, address, text):
    assert as_person(ben).post(address("comment", task), {"text": text}).context["talk"].form.errors
    assert not TaskComment.objects.exists()


def test_a_blocked_person_writes_nothing(as_person, ben, task, address):
    Block.objects.create(user=ben, until=timezone.now() + timedelta(days=1), reason="Werbung")
    client = as_person(ben)
    assert "Werbung" in client.post(address("comment", task), {"text": "Kauft!"}, follow=True).content.decode()
    client.post(address("quick_add"), {"title": "Kauft!"})
    client.post(address("edit", task), {"title": "Kauft!", "rhythm": ""})

    assert not TaskComment.objects.exists()
    assert [each.title for each in Task.objects.all()] == ["Raum suchen"]


def test_lists_and_labels_are_looked_after_on_one_page(as_person, ben, project, task, address):
    client = as_person(ben)
    client.post(address("add_list"), {"name": "Geld"})
    client.post(address("add_label"), {"name": "eilig", "colour": "danger"})
    row, label = TaskList.objects.get(), Label.objects.get()
    task.list = row
    task.save()
    task.labels.add(label)
    assert "1 offen von 1" in client.get(address("groups")).content.decode()

    client.post(address("edit_list", row), {"name": "Geld und Räume"})
    client.post(address("edit_label", label), {"name": "dringend", "colour": "info"})
    assert TaskList.objects.get().name == "Geld und Räume"
    assert (Label.objects.get().name, Label.objects.get().colour) == ("dringend", "info")

    client.post(address("edit_list", row), {"remove": "1"})
    client.post(address("edit_label", label), {"remove": "1"})
    task.refresh_from_db()
    assert (task.list, task.labels.count()) == (None, 0)


@pytest.mark.parametrize("name", ["", "GELD", "x" * 81])
def test_a_list_has_a_name_of_its_own(as_person, ben, project, address, name):
    TaskListFactory(project=project, name="Geld")
    other = TaskListFactory(project=project, name="Raum")
    client = as_person(ben)

    assert client.post(address("add_list"), {"name": name}).context["list_form"].errors
    assert client.post(address("edit_list", other), {"name": name}).context["form"].errors
    assert [each.name for each in TaskList.objects.all()] == ["Geld", "Raum"]


@pytest.mark.parametrize(("name", "colour"), [("", "sand"), ("EILIG", "sand"), ("neu", "#f00")])
def test_a_label_has_a_name_and_one_of_our_colours(as_person, ben, project, address, name, colour):
    LabelFactory(project=project, name="eilig")
    sent = as_person(ben).post(address("add_label"), {"name": name, "colour": colour})
    assert sent.context["label_form"].errors
    assert Label.objects.count() == 1


def test_the_page_of_a_task_costs_no_more_with_thirty_comments(as_person, anna, project, task, address, queries_of):
    as_person(anna)
    TaskCommentFactory(task=task), ChecklistItemFactory(task=task)
    task.assignees.add(MembershipFactory(project=project))
    few = queries_of(address("detail", task))
    TaskCommentFactory.create_batch(30, task=task)
    ChecklistItemFactory.create_batch(30, task=task)
    task.assignees.add(*MembershipFactory.create_batch(5, project=project))

    assert queries_of(address("detail", task)) == few


def test_the_form_offers_those_who_were_here_last(as_person, anna, project, address, queries_of):
    as_person(anna)
    few = queries_of(address("create"))
    MembershipFactory.create_batch(110, project=project)

    assert queries_of(address("create")) == few
    assert len(as_person(anna).get(address("create")).context["form"].fields["assignees"].queryset) == 100
