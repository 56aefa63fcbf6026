"""Text templates travel: from a story into the project that follows it, and from a project into its own story."""

import pytest
from django.urls import reverse

from initiatives.stories.models import StoryTextTemplate, SuccessStoryPage
from tests.factories.projects import ProjectFactory
from tests.factories.stories import StoryIndexPageFactory, StoryPageFactory
from tests.factories.texts import TemplateFactory
from workspace.projects import blueprints
from workspace.texts.document import plain, reading
from workspace.texts.models import Template, Text
from workspace.texts.services import storing

LETTER = "# Anfrage\n\nMoin, wir sind **{project}** und suchen einen Raum.\n"


@pytest.fixture
def stories(home_page):
    return StoryIndexPageFactory(parent=home_page)


@pytest.fixture
def story(stories):
    return StoryPageFactory(
        parent=stories,
        title="Repair-Café Preetz",
        text_templates=[StoryTextTemplate(name="Brief an die Gemeinde", source=LETTER)],
    )


@pytest.fixture
def followers(story, anna, ben):
    """Anna's project, which follows the story."""
    project = ProjectFactory(name="Löten in Laboe", admin=anna, members=[ben], story=story)
    blueprints.apply(project, actor=anna)
    return project


def test_a_project_that_follows_the_story_begins_with_its_templates(as_person, ben, followers, story):
    address = reverse("workspace:texts:templates", args=[followers.slug])
    client = as_person(ben)
    page = client.get(address).text
    template = Template.objects.get(project=followers)

    client.post(address, {"own": template.pk})

    assert "Brief an die Gemeinde" in page
    assert f'Aus der Geschichte <a href="{story.url}">Repair-Café Preetz</a>' in page
    assert "wir sind Löten in Laboe und suchen" in plain.of_tree(reading.read(storing.load(Text.objects.get())))


def test_the_copy_is_the_projects_own(followers, story):
    story.text_templates.get().delete()

    assert followers.text_templates.get().source == LETTER


def test_a_story_that_is_not_online_is_named_and_not_linked(as_person, ben, followers, story):
    story.unpublish()

    page = as_person(ben).get(reverse("workspace:texts:templates", args=[followers.slug])).text

    assert "Aus der Geschichte Repair-Café Preetz" in page


def test_the_template_stays_where_its_story_is_deleted(as_person, ben, followers, story):
    SuccessStoryPage.objects.get(pk=story.pk).delete()

    page = as_person(ben).get(reverse("workspace:texts:templates", args=[followers.slug]))

    assert (page.status_code, followers.text_templates.get().story) == (200, None)


def test_the_story_shows_them_to_everybody_and_nothing_of_them_is_believed(client, story):
    StoryTextTemplate.objects.create(page=story, name="Böse <b>Vorlage</b>", source="<script>alert(1)</script>\n\n# Ja")

    page = client.get(story.url).text

    assert "<strong>{project}</strong>" in page
    assert "<h3>Ja</h3>" in page
    assert ("<script>alert(1)" in page, "Böse <b>" in page) == (False, False)


@pytest.mark.parametrize("has_some", [True, False])
def test_the_first_step_says_what_comes_along(client, story, has_some):
    if not has_some:
        story.text_templates.all().delete()

    page = client.get(f"{reverse('projects:begin')}?geschichte={story.pk}").text

    assert ("ihre Textvorlagen" in page) is has_some


@pytest.fixture
def letter(project):
    return TemplateFactory(project=project, name="Brief", source=LETTER)


def drafted(client, project, **ticked):
    address = reverse("workspace:story", args=[project.slug])
    form = client.get(address).context["form"]
    client.post(address, {**{name: form[name].value() for name in form.fields}, **ticked})
    return SuccessStoryPage.objects.get()


def test_none_goes_into_the_story_unless_somebody_ticks_it(as_person, anna, project, stories, letter):
    assert drafted(as_person(anna), project).text_templates.count() == 0


def test_what_is_ticked_goes_into_the_story(as_person, anna, project, stories, letter):
    TemplateFactory(project=project, name="Nur für uns")

    story = drafted(as_person(anna), project, beginnings=[f"texts-{letter.pk}"])

    assert [(each.name, each.source) for each in story.text_templates.all()] == [("Brief", LETTER)]


def test_the_preview_shows_all_of_it(as_person, anna, project, stories, letter):
    page = as_person(anna).get(reverse("workspace:story", args=[project.slug])).text

    assert "Moin, wir sind **{project}** und suchen einen Raum." in page


def test_neither_those_of_another_story_nor_those_of_a_room_that_is_off(as_person, anna, project, stories, story):
    TemplateFactory(project=project, name="Geerbt", story=story)
    assert (
        "beginnings" not in as_person(anna).get(reverse("workspace:story", args=[project.slug])).context["form"].fields
    )

    TemplateFactory(project=project, name="Eigen")
    project.rooms_off = ["texts"]
    project.save()
    assert (
        "beginnings" not in as_person(anna).get(reverse("workspace:story", args=[project.slug])).context["form"].fields
    )


def test_no_other_projects_templates_can_be_ticked(as_person, anna, project, stories, letter):
    other = TemplateFactory(name="Fremd")
    address = reverse("workspace:story", args=[project.slug])
    seen = as_person(anna).get(address).context["form"]["seen"].value()

    response = as_person(anna).post(address, {"seen": seen, "beginnings": [f"texts-{other.pk}"]})

    assert "beginnings" in response.context["form"].errors
    assert not SuccessStoryPage.objects.exists()


def test_thirteen_are_too_many(as_person, anna, project, stories):
    rows = TemplateFactory.create_batch(13, project=project)
    address = reverse("workspace:story", args=[project.slug])
    seen = as_person(anna).get(address).context["form"]["seen"].value()

    response = as_person(anna).post(address, {"seen": seen, "beginnings": [f"texts-{each.pk}" for each in rows]})

    assert "beginnings" in response.context["form"].errors
