"""The folders of a story become those of the project that follows it, and a project's those of its story."""

from initiatives.stories.models import SuccessStoryPage
from portal.accounts.models import User
from workspace.documents.errors import DocumentError
from workspace.documents.querysets import KEY
from workspace.documents.services.foldering import folder_of_path
from workspace.documents.tree import Tree
from workspace.projects.models import Project
from workspace.projects.storytelling import Contribution
from workspace.projects.storytelling import Folder as ToldFolder

BETWEEN = " / "


def copy_folders(project: Project, story: SuccessStoryPage, actor: User) -> None:
    """Empty. One that lies too deep is left out."""
    for each in story.folders.all():
        try:
            folder_of_path(each.name, None, project=project, user=actor)
        except DocumentError:
            continue


def tell(project: Project) -> Contribution:
    """The names of those that hold no other, with the way to them; that makes the others, too. One query."""
    if not project.has_room(KEY):
        return Contribution()
    tree = Tree(project)
    innermost = [folder for folder in tree.below(None) if not tree.children[folder.pk]]
    return Contribution(
        folders=tuple(
            ToldFolder(f"{KEY}-{folder.pk}", BETWEEN.join(each.name for each in tree.way_to(folder.pk)))
            for folder in innermost
        )
    )
