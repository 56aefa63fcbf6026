"""The workspace's home and the overview: what is new, and how much they ask of the database."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from home.events.models import EventPage
from tests.factories.accounts import UserFactory
from tests.factories.appointments import AppointmentPollFactory
from tests.factories.decisions import PollFactory
from tests.factories.discussions import TopicFactory
from tests.factories.documents import FileFactory
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.posts import PostFactory
from tests.factories.projects import (
    DraftedStoryFactory,
    HappeningFactory,
    InspectionFactory,
    JoinRequestFactory,
    MembershipFactory,
    ProjectFactory,
)
from tests.factories.stories import StoryIndexPageFactory, StoryPageFactory
from tests.factories.tasks import TaskFactory
from tests.factories.texts import TextFactory
from workspace.documents.models import Document
from workspace.projects.models import Membership
from workspace.projects.rooms import room_named

MOST_QUERIES = 20
"""A room that has something to say on the home asks once."""


def test_home_says_what_is_new_since_the_last_visit(as_person, ben, project):
    yesterday = timezone.now() - timedelta(days=1)
    Membership.objects.filter(user=ben).update(seen_at=yesterday)
    HappeningFactory(project=project, kind="founded", actor=ben, at=yesterday - timedelta(days=1))
    HappeningFactory(project=project, kind="joined", actor=ben)

    page = as_person(ben).get(project.workspace_url).content.decode()

    assert page.count('<li class="is-new">') == 1


def test_within_a_visit_it_stays_new(as_person, ben, project):
    client = as_person(ben)
    Membership.objects.filter(user=ben).update(seen_at=timezone.now() - timedelta(days=1))
    HappeningFactory(project=project, kind="joined", actor=ben)

    assert "is-new" in client.get(project.workspace_url).content.decode()
    assert "is-new" in client.get(project.workspace_url).content.decode()


@pytest.mark.parametrize("who", ["anna", "ben", "gesa"])
def test_home_asks_the_same_of_a_small_and_a_large_project(as_person, project, queries_of, who, request):
    as_person(request.getfixturevalue(who))
    small = queries_of(project.workspace_url)
    for person in UserFactory.create_batch(30):
        MembershipFactory(project=project, user=person)
        HappeningFactory(project=project, kind="joined", actor=person)

    assert queries_of(project.workspace_url) == small
    assert small <= MOST_QUERIES


def test_what_lies_ahead_stands_on_the_home(as_person, ben, project, page, home_page):
    calendar = EventIndexPageFactory(parent=home_page)
    for days in (-9, 2, 1):
        start = timezone.now() + timedelta(days=days)
        EventPageFactory(parent=calendar, title=f"Abend in {days}", start=start, initiative=page)
    EventPageFactory(parent=calendar, title="Woanders", start=timezone.now() + timedelta(days=3))
    draft = EventPageFactory(
        parent=calendar, title="Entwurf", start=timezone.now() + timedelta(days=3), initiative=page
    )
    draft.unpublish()

    dates = as_person(ben).get(project.workspace_url).text.split('id="next-dates"')[1].split("</section>")[0]

    assert [each for each in ("Abend in -9", "Woanders", "Entwurf") if each in dates] == []
    assert dates.index("Abend in 1") < dates.index("Abend in 2")


def test_dates_are_there_in_whatever_language_they_were_written(as_person, ben, project, page, home_page):
    english = Locale.objects.get_or_create(language_code="en")[0]
    tomorrow = timezone.now() + timedelta(days=1)
    calendar = EventIndexPageFactory(parent=home_page)
    EventPageFactory(parent=calendar, title="Werkstattabend", start=tomorrow, initiative=page)
    both = EventPageFactory(parent=calendar, title="Fest", start=tomorrow, initiative=page)
    both.copy_for_translation(english, copy_parents=True)
    EventPage.objects.filter(translation_key=both.translation_key, locale=english).update(title="Party", live=True)
    ben.language = "en"
    ben.save()

    dates = as_person(ben).get(f"/en{project.workspace_url}").context["panels"]

    rows = [row for _template, said in dates for row in said.get("dates", [])]
    assert {(row.title, row.foreign_language) for row in rows} == {("Werkstattabend", "de"), ("Party", "")}


@pytest.mark.parametrize("who", ["anna", "ben"])
def test_home_with_everything_stays_below_its_limit(as_person, project, page, home_page, queries_of, who, request):
    calendar = EventIndexPageFactory(parent=home_page)
    EventPageFactory(parent=calendar, start=timezone.now() + timedelta(days=1), initiative=page)
    project.status = "finished"
    project.save()
    TaskFactory(project=project, assignees=list(project.memberships.all()))
    PostFactory(project=project, pinned_at=timezone.now())
    TopicFactory(project=project)
    JoinRequestFactory(project=project)
    story = StoryPageFactory(parent=StoryIndexPageFactory(parent=home_page), live=False)
    DraftedStoryFactory(project=project, page=story)
    InspectionFactory(project=project, manager=UserFactory())
    as_person(request.getfixturevalue(who))

    # A story that is with the editors, and a manager who looks inside, ask once more each.
    assert queries_of(project.workspace_url) <= MOST_QUERIES + 2


def test_home_leads_to_what_the_rooms_hold(as_person, ben, project):
    things = [make(project=project) for make in (TopicFactory, PostFactory, TextFactory, FileFactory)]
    things += [make(project=project) for make in (AppointmentPollFactory, PollFactory)]
    things += [TaskFactory(project=project, assignees=[project.memberships.get(user=ben)])]
    without_a_file = FileFactory(project=project)
    Document.objects.filter(pk=without_a_file.pk).update(current=None)

    page = as_person(ben).get(project.workspace_url).text

    ways = [f' href="{each.get_absolute_url()}' for each in [*things, without_a_file]]
    assert [way for way in ways if way not in page] == []


def test_the_overview_asks_the_same_with_one_project_and_thirty(as_person, ben, project, queries_of):
    as_person(ben)
    one = queries_of(reverse("workspaces:overview"))
    for _number in range(30):
        membership = MembershipFactory(project=ProjectFactory(), user=ben)
        TaskFactory(project=membership.project, assignees=[membership])

    assert queries_of(reverse("workspaces:overview")) == one


def test_the_overview_has_the_tasks_and_dates_of_all_projects(as_person, ben, project, page, home_page):
    other, strange = MembershipFactory(user=ben), MembershipFactory()
    TaskFactory(project=project, title="Tisch decken", assignees=[project.memberships.get(user=ben)])
    TaskFactory(project=other.project, title="Kuchen backen", assignees=[other], due_on=timezone.localdate())
    TaskFactory(project=strange.project, title="Fremdes", assignees=[strange])
    TaskFactory(project=project, title="Niemandes")
    EventPageFactory(
        parent=EventIndexPageFactory(parent=home_page),
        title="Offener Abend",
        start=timezone.now() + timedelta(days=1),
        initiative=page,
    )

    shown = as_person(ben).get(reverse("workspaces:overview"))

    assert [task.title for task, _url in shown.context["tasks"]] == ["Kuchen backen", "Tisch decken"]
    assert [date.title for date in shown.context["dates"]] == ["Offener Abend"]
    assert "Fremdes" not in shown.text


def test_the_navigation_shows_what_somebody_can_use(as_person, anna, ben, project):
    assert reverse("workspace:settings", args=[project.slug]) in as_person(anna).get(project.workspace_url).text
    assert reverse("workspace:settings", args=[project.slug]) not in as_person(ben).get(project.workspace_url).text


def test_things_of_a_room_that_is_switched_off_are_not_news(as_person, ben, project):
    HappeningFactory(project=project, kind="task_added", title="Geheime Aufgabe", room="tasks", object_id=1)
    project.rooms_off = ["tasks"]
    project.save()

    assert "Geheime Aufgabe" not in as_person(ben).get(project.workspace_url).text


@pytest.mark.parametrize(("who", "administers"), [("anna", True), ("gesa", False)])
def test_a_phone_shows_four_rooms_and_the_others_a_step_away(as_person, project, who, administers, request):
    page = as_person(request.getfixturevalue(who)).get(project.workspace_url)

    navigation = page.context["navigation"]
    at_hand = [entry.url for entry in navigation.rooms if entry.step == 0]
    assert at_hand == [room_named(key).url(project) for key in ("home", "discussions", "texts", "tasks")]
    others = [entry.url for entry in navigation.others]
    assert len(others) == len(navigation.rooms) - 4
    assert (room_named("settings").url(project) in others) is administers
    assert all(f'<li class="workspace-nav__from-{entry.step}">' in page.text for entry in navigation.others)
    assert "workspace-nav__more" in page.text


def test_the_step_says_that_one_is_in_a_room_behind_it(as_person, anna, project):
    client = as_person(anna)

    assert "is-inside-until" not in client.get(project.workspace_url).text
    assert "workspace-nav__link is-inside-until" in client.get(reverse("workspace:settings", args=[project.slug])).text


def test_four_stay_beside_each_other_where_rooms_are_switched_off(as_person, anna, project):
    project.rooms_off = ["discussions"]
    project.save()

    navigation = as_person(anna).get(project.workspace_url).context["navigation"]

    assert [entry.step for entry in navigation.rooms].count(0) == 4
