"""The story of a project: drafted once, from what was seen and ticked, with its gaps in words; withdrawn in time."""

from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from initiatives.models import InitiativeImpact, InitiativePartner, InitiativePicture
from initiatives.stories.models import SuccessStoryPage
from portal.regions.workflows import ensure_approval_workflow
from tests.factories.accounts import UserFactory
from tests.factories.files import ImageFactory
from tests.factories.projects import HappeningFactory, MembershipFactory, ProjectFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from tests.factories.stories import StoryIndexPageFactory
from tests.factories.tasks import TaskFactory
from tests.simultaneous import at_the_same_moment
from workspace.projects.choices import Role, Status
from workspace.projects.material import gather
from workspace.projects.models import DraftedStory, Project
from workspace.projects.services import deleting, telling
from workspace.tasks.choices import Status as TaskStatus

TEXTS = ("problem", "deeds", "outcome")


@pytest.fixture
def address(project):
    return reverse("workspace:story", args=[project.slug])


@pytest.fixture
def lived(project, page, stories, anna, ben, kiel):
    """With people, tasks, figures, pictures and a partner."""
    project.municipality = kiel
    project.created_at = timezone.now() - timedelta(days=400)
    project.save()
    HappeningFactory(project=project, kind="founded", actor=anna, title=project.name)
    for _number in range(2):
        HappeningFactory(project=project, kind="joined", actor=ben)
    HappeningFactory(project=project, kind="task_done", actor=ben, title="Geheimes", room="tasks")
    TaskFactory(project=project, title="Raum suchen", text="Beim Amt fragen.", status=TaskStatus.DONE)
    TaskFactory(project=project, title="Raum suchen", status=TaskStatus.DONE)
    TaskFactory(project=project, title="Ben anrufen")
    page.municipality = kiel
    page.impact_figures = [InitiativeImpact(kind="repaired", low=80, high=100, from_year=2025, source="Werkstattbuch")]
    page.partners = [InitiativePartner(name="Stadtwerke")]
    page.pictures = [InitiativePicture(picture=ImageFactory(description=words), caption="") for words in ("Tisch", "")]
    page.save_revision().publish()
    project.page.refresh_from_db()
    return Project.objects.get(pk=project.pk)


def confirm(client, address, **changed):
    """As the preview proposes it."""
    form = client.get(address).context["form"]
    return client.post(address, {**{name: form[name].value() for name in form.fields}, **changed})


def words(story):
    return " ".join(str(block.value) for name in TEXTS for block in getattr(story, name))


def test_one_click_drafts_it_for_the_editors(as_person, anna, lived, address, kiel):
    response = confirm(as_person(anna), address)

    story = SuccessStoryPage.objects.get()
    assert response.url == address
    assert (story.live, story.workflow_in_progress, story.initiative, story.municipality) == (
        False, True, lived.page, kiel,
    )  # fmt: skip
    assert [step.title for step in story.steps.all()] == ["Raum suchen"]
    assert [(each.kind, each.source) for each in story.impact_figures.all()] == [("repaired", "Werkstattbuch")]
    assert [each.name for each in story.partners.all()] == ["Stadtwerke"]
    assert story.duration_months == 13
    said = words(story)
    assert "Wir <b>reparieren</b>" in said
    assert "2 Leute machen neu mit" in said
    assert said.count("Hier fehlt:") == 4
    assert "Der Entwurf liegt" in as_person(anna).get(lived.workspace_url).text


def test_nobody_is_named_and_what_was_unticked_stays_inside(as_person, anna, ben, lived, address):
    form = as_person(anna).get(address).context["form"]
    done = next(key for key, _label in form.fields["lines"].choices if key.endswith("task_done"))
    left = [key for key in form["lines"].value() if key != done]

    confirm(as_person(anna), address, lines=left, steps=[], results=[])

    story = SuccessStoryPage.objects.get()
    everything = words(story) + story.title + story.introduction
    assert [name for name in ("Anna", "Ben", "Geheimes", "Beim Amt", "Aufgabe") if name in everything] == []
    assert story.steps.count() == 0


def test_the_draft_passes_all_that_the_editor_checks(as_person, anna, lived, address):
    TaskFactory.create_batch(30, project=lived, text="x" * 3900, status=TaskStatus.DONE)
    TaskFactory(project=lived, title="y" * 200, status=TaskStatus.DONE)
    confirm(as_person(anna), address)

    draft = SuccessStoryPage.objects.get().get_latest_revision_as_object()

    draft.full_clean()
    for name in TEXTS:
        draft._meta.get_field(name).stream_block.clean(getattr(draft, name))
    form = draft.get_edit_handler().get_form_class()(instance=draft, for_user=UserFactory(is_superuser=True))
    assert {
        name: len(each.forms) for name, each in form.formsets.items() if len(each.forms) > (each.max_num or 99)
    } == {}
    for each in (*draft.steps.all(), *draft.impact_figures.all(), *draft.partners.all()):
        each.full_clean(exclude=["page"])
    draft.save_revision().publish()
    assert as_person().get(draft.url).status_code == 200


def test_an_empty_project_makes_a_draft_of_gaps(as_person, anna, project, stories, address):
    confirm(as_person(anna), address)

    story = SuccessStoryPage.objects.get()
    assert words(story).count("Hier fehlt:") == 7
    assert (story.title, story.introduction, story.initiative) == (project.name, project.summary, None)


def test_sent_back_the_question_is_read_by_its_people(as_person, anna, ben, lived, address, commit):
    ensure_approval_workflow()
    confirm(as_person(anna), address)
    mail.outbox.clear()

    with commit():
        step = DraftedStory.objects.get().page.current_workflow_task_state.specific
        step.reject(user=UserFactory(is_superuser=True), comment="Was hat es gekostet?")

    assert "Was hat es gekostet?" in as_person(ben).get(address).content.decode()
    assert [each.to for each in mail.outbox] == [[anna.email]]
    assert "Was hat es gekostet?" in mail.outbox[0].body
    assert "/admin/" not in mail.outbox[0].body


def test_who_belongs_to_it_sees_where_it_stands(as_person, anna, ben, lived, address, client, commit):
    assert "Noch keine Geschichte" in as_person(ben).get(address).text
    confirm(as_person(anna), address)
    assert "Der Entwurf liegt" in as_person(ben).get(address).text
    story = SuccessStoryPage.objects.get()

    with commit():
        story.current_workflow_task_state.approve(user=UserFactory(is_superuser=True))

    assert story.get_url() in as_person(ben).get(address).text
    assert [each.to for each in mail.outbox if "ist online" in each.subject] == [["anna@example.org"]]
    assert lived.happenings.filter(kind="story_published").count() == 1


@pytest.mark.parametrize("who", ["ben", "gesa"])
def test_others_inside_cannot(as_person, lived, address, who, request):
    client = as_person(request.getfixturevalue(who))

    assert client.post(address, {"seen": "x"}).status_code == 403
    assert client.post(reverse("workspace:withdraw_story", args=[lived.slug])).status_code == 403
    assert not SuccessStoryPage.objects.exists()


@pytest.mark.parametrize("status", [Status.REQUESTED, Status.DECLINED, Status.ARCHIVED])
def test_not_before_it_is_approved_nor_after_the_archive(as_person, anna, lived, address, status):
    Project.objects.update(status=status)

    assert "form" not in (as_person(anna).get(address).context or {})
    assert as_person(anna).post(address, {"seen": "x"}).status_code == 403


def test_what_has_changed_since_the_preview_is_shown_first(as_person, anna, lived, address):
    client = as_person(anna)
    form = client.get(address).context["form"]
    TaskFactory(project=lived, title="Clara fragen", status=TaskStatus.DONE)

    client.post(address, {name: form[name].value() for name in form.fields})

    assert not SuccessStoryPage.objects.exists()
    assert "Vorschau" in client.get(address).text


@pytest.mark.parametrize("field", ["lines", "steps", "results"])
def test_what_was_not_offered_is_refused(as_person, anna, lived, address, field):
    other = TaskFactory(title="Fremd")

    response = confirm(as_person(anna), address, **{field: [f"tasks-{other.pk}"]})

    assert field in response.context["form"].errors
    assert not SuccessStoryPage.objects.exists()


def test_more_than_twenty_steps_are_too_many(as_person, anna, lived, address):
    TaskFactory.create_batch(25, project=lived)
    client = as_person(anna)
    every = [key for key, _label in client.get(address).context["form"].fields["steps"].choices]

    assert "steps" in confirm(client, address, steps=every).context["form"].errors


def test_it_is_withdrawn_and_drafted_anew(as_person, anna, lived, address):
    client = as_person(anna)
    confirm(client, address)

    client.post(reverse("workspace:withdraw_story", args=[lived.slug]))

    assert not SuccessStoryPage.objects.exists()
    assert not PageLogEntry.objects.filter(content_type__model="successstorypage").exists()
    confirm(client, address)
    assert SuccessStoryPage.objects.count() == 1


def test_once_an_editor_has_changed_it_it_stays(as_person, anna, maren, lived, address):
    client = as_person(anna)
    confirm(client, address)
    SuccessStoryPage.objects.get().get_latest_revision_as_object().save_revision(user=maren)

    page = client.post(reverse("workspace:withdraw_story", args=[lived.slug]), follow=True)

    assert SuccessStoryPage.objects.exists()
    assert "Die Redaktion arbeitet schon daran" in page.text
    assert "Entwurf zurückziehen" not in page.text


def test_where_the_editors_delete_it_another_one_can_be_drafted(as_person, anna, lived, address):
    confirm(as_person(anna), address)
    Page.objects.get(pk=SuccessStoryPage.objects.get().pk).specific.delete()

    confirm(as_person(anna), address)

    assert DraftedStory.objects.count() == 1


def test_a_manager_drafts_it_from_what_is_public(as_person, maren, anna, lived, commit):
    client = as_person(maren)
    address = reverse("projects:tell", args=[lived.slug])
    assert address in client.get(lived.get_absolute_url()).text
    preview = client.get(address).text
    assert "Raum suchen" not in preview

    with commit():
        response = client.post(address)

    story = SuccessStoryPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert (story.steps.count(), "Leute machen neu mit" in words(story)) == (0, False)
    assert [each.to for each in mail.outbox] == [["anna@example.org"]]
    client.post(address)
    assert SuccessStoryPage.objects.count() == 1
    assert "Entwurf zurückziehen" in as_person(anna).get(reverse("workspace:story", args=[lived.slug])).text


def test_no_other_outsider_does(as_person, clara, lived):
    other = ManagerFactory(municipalities=[MunicipalityFactory(name="Preetz", slug="preetz")]).user
    address = reverse("projects:tell", args=[lived.slug])

    for person in (clara, other):
        assert {as_person(person).get(address).status_code, as_person(person).post(address).status_code} == {404}


def test_a_draft_goes_with_the_project_and_what_was_published_stays(as_person, anna, lived, address):
    confirm(as_person(anna), address)
    story = SuccessStoryPage.objects.get()
    story.get_latest_revision().publish()
    Project.objects.update(deleted_on=timezone.localdate())
    deleting.delete_due()
    assert SuccessStoryPage.objects.filter(pk=story.pk).exists()


def test_the_preview_asks_the_same_of_few_and_many_tasks(as_person, anna, lived, address, queries_of):
    as_person(anna)
    few = queries_of(address)
    TaskFactory.create_batch(30, project=lived, status=TaskStatus.DONE)
    for number in range(30):
        HappeningFactory(project=lived, kind="joined", at=timezone.now() - timedelta(days=30 * number))

    assert queries_of(address) == few


def test_two_who_press_at_once_make_one_draft(committed_home):
    index = StoryIndexPageFactory(parent=committed_home)
    project = ProjectFactory()
    admins = [MembershipFactory(project=project, role=Role.ADMIN) for _number in range(2)]
    seen = gather(project, index, from_inside=True).fingerprint

    failed = at_the_same_moment(
        [
            partial(
                telling.draft, membership=each, lines=[], steps=[], results=[], beginnings=[], folders=[], seen=seen
            )
            for each in admins
        ]
    )

    assert (failed, SuccessStoryPage.objects.count(), DraftedStory.objects.count()) == ([], 1, 1)
