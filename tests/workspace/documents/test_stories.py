"""Folders travel: from a story into the project that follows it, and from a project into its own story."""

import pytest

from initiatives.stories.models import StoryFolder
from tests.factories.documents import FileFactory, FolderFactory
from tests.factories.projects import ProjectFactory
from tests.factories.stories import StoryIndexPageFactory, StoryPageFactory
from workspace.documents.models import Document, Folder
from workspace.documents.stories import tell
from workspace.documents.tree import Tree
from workspace.projects import blueprints

NAMES = ["Genehmigungen", "Bilder / Vorher", "Bilder / Nachher", "genehmigungen", " / ", "../../etc", "a/" * 11]


def ways(project):
    tree = Tree(project)
    return ["/".join(each.name for each in tree.way_to(folder.pk)) for folder in tree.below(None)]


@pytest.fixture
def story(home_page):
    return StoryPageFactory(
        parent=StoryIndexPageFactory(parent=home_page),
        folders=[StoryFolder(name=name[:120], sort_order=number) for number, name in enumerate(NAMES)],
    )


def test_a_project_that_follows_the_story_begins_with_its_folders(story, anna):
    project = ProjectFactory(admin=anna, story=story)

    blueprints.apply(project, actor=anna)

    assert ways(project) == ["Bilder", "Bilder/Nachher", "Bilder/Vorher", "etc", "Genehmigungen"]
    assert {each.created_by for each in Folder.objects.all()} == {anna}


def test_a_project_tells_of_its_folders_and_of_no_files(project, file):
    pictures = FolderFactory(project=project, name="Bilder")
    FolderFactory(project=project, parent=pictures, name="Vorher")
    FolderFactory(project=project, name="Kasse")
    FolderFactory(project=project, name="Weg", deleted_at=file.changed_at)
    FileFactory(project=project, folder=pictures, name="Geheim.txt")

    assert [each.name for each in tell(project).folders] == ["Bilder / Vorher", "Kasse"]
    project.rooms_off = ["documents"]
    assert tell(project).folders == ()


def test_what_is_told_makes_the_same_folders(project, story, anna):
    pictures = FolderFactory(project=project, name="Bilder")
    FolderFactory(project=project, parent=pictures, name="Vorher")
    story.folders.set([StoryFolder(name=each.name) for each in tell(project).folders])
    story.save()
    follower = ProjectFactory(admin=anna, story=story)

    blueprints.apply(follower, actor=anna)

    assert ways(follower) == ways(project)
    assert not Document.objects.filter(project=follower).exists()
