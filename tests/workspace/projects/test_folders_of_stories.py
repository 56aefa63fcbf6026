"""Names of folders travel: from a story into what follows it, and from a project into its own story."""

import pytest
from django.urls import reverse

from initiatives.stories.models import StoryFolder, SuccessStoryPage
from tests.factories.stories import StoryPageFactory
from workspace.projects import storytelling
from workspace.projects.storytelling import Contribution, Folder


@pytest.fixture
def story(stories):
    return StoryPageFactory(parent=stories, title="Repair-Café Preetz", folders=[StoryFolder(name="Bilder / Vorher")])


@pytest.fixture
def told(monkeypatch):
    """A room that tells of two folders."""
    folders = (Folder("documents-1", "Verträge"), Folder("documents-2", "Fotos <b>"), Folder("documents-3", "x" * 121))
    monkeypatch.setattr(storytelling, "_tellers", [lambda project: Contribution(folders=folders)])


def drafted(client, project, **ticked):
    address = reverse("workspace:story", args=[project.slug])
    form = client.get(address).context["form"]
    client.post(address, {**{name: form[name].value() for name in form.fields}, **ticked})
    return SuccessStoryPage.objects.get()


def test_the_story_shows_them(client, story):
    page = client.get(story.url).text

    assert "Bilder / Vorher" in page


@pytest.mark.parametrize("has_some", [True, False])
def test_the_first_step_says_that_they_come_along(client, story, has_some):
    if not has_some:
        story.folders.all().delete()

    page = client.get(f"{reverse('projects:begin')}?geschichte={story.pk}")

    assert page.context["brings_folders"] is has_some


def test_what_is_ticked_goes_into_the_story(as_person, anna, project, stories, told):
    story = drafted(as_person(anna), project, folders=["documents-2"])

    assert [each.name for each in story.folders.all()] == ["Fotos <b>"]


def test_all_that_fit_are_proposed_and_shown_as_words(as_person, anna, project, stories, told):
    page = as_person(anna).get(reverse("workspace:story", args=[project.slug]))

    assert page.context["form"]["folders"].value() == ["documents-1", "documents-2"]
    assert "Fotos &lt;b&gt;" in page.text


def test_no_others_can_be_ticked(as_person, anna, project, stories, told):
    address = reverse("workspace:story", args=[project.slug])
    seen = as_person(anna).get(address).context["form"]["seen"].value()

    response = as_person(anna).post(address, {"seen": seen, "folders": ["documents-9"]})

    assert "folders" in response.context["form"].errors
    assert not SuccessStoryPage.objects.exists()
