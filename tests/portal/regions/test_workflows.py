import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, TaskState, Workflow, WorkflowPage

from portal.regions.models import ManagerApprovalTask
from portal.regions.workflows import ensure_approval_workflow
from tests.factories.accounts import UserFactory


@pytest.fixture
def submitted(maren, paul, anna, make_page, kiel):
    page = make_page("Eingereicht", kiel, owner=anna, live=False)
    page.get_workflow().start(page, anna)
    return Page.objects.get(pk=page.pk).specific


def decide(client, user, page, action="approve"):
    client.force_login(user)
    state = page.current_workflow_task_state
    return client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]), {"comment": "Gut"}
    )


def test_the_workflow_is_set_up_once(home_page):
    for _time in range(2):
        ensure_approval_workflow()

    assert (Workflow.objects.active().count(), ManagerApprovalTask.objects.count()) == (1, 1)
    assert home_page.get_workflow() == Workflow.objects.active().get()


def test_a_workflow_that_an_administrator_chose_is_left_alone(home_page):
    own = Workflow.objects.create(name="Eigener")
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": own})

    ensure_approval_workflow()

    assert home_page.get_workflow() == own


def test_the_manager_of_the_place_approves_and_the_page_goes_live(client, maren, submitted):
    decide(client, maren, submitted)

    assert Page.objects.get(pk=submitted.pk).live


def test_the_neighbour_cannot_decide_or_open_it(client, paul, submitted):
    decide(client, paul, submitted)

    assert not Page.objects.get(pk=submitted.pk).live
    assert list(TaskState.objects.values_list("status", flat=True)) == [TaskState.STATUS_IN_PROGRESS]
    assert client.get(reverse("wagtailadmin_pages:edit", args=[submitted.pk])).status_code == 302


def test_who_wrote_it_without_rights_of_their_own_does_not_approve_it(client, submitted, anna):
    editors = Group.objects.get(name="Editors")
    anna.groups.add(editors)
    assert GroupPagePermission.objects.filter(group=editors).exists()

    decide(client, anna, submitted)

    assert not Page.objects.get(pk=submitted.pk).live


def test_pages_for_the_whole_region_wait_for_the_moderators(client, maren, anna, make_page):
    moderator = UserFactory()
    moderator.groups.add(Group.objects.get(name="Moderators"))
    page = make_page("Für alle", owner=anna, live=False)
    page.get_workflow().start(page, anna)
    page = Page.objects.get(pk=page.pk).specific

    decide(client, maren, page)
    assert not Page.objects.get(pk=page.pk).live

    decide(client, moderator, page)
    assert Page.objects.get(pk=page.pk).live
