"""What a new project takes over from the story that it follows: each room registers what it copies."""

from collections.abc import Callable

from initiatives.stories.models import SuccessStoryPage
from portal.accounts.models import User
from workspace.projects.models import Project

Copier = Callable[[Project, SuccessStoryPage, User], None]
_copiers: list[Copier] = []


def register(copier: Copier) -> None:
    """`copier(project, story, actor)` runs in the transaction that founds the project."""
    if copier not in _copiers:
        _copiers.append(copier)


def apply(project: Project, *, actor: User) -> None:
    """Nothing where the project follows no story."""
    if project.story is not None:
        for copier in _copiers:
            copier(project, project.story, actor)
