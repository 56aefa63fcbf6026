"""What everybody sees of a project's files has changed."""

from initiatives.directory.services import outdate
from initiatives.listing import LAYER
from workspace.documents.models import Publication
from workspace.projects.models import Project


def seen_outside() -> None:
    """What the pages of initiatives have remembered of files holds no longer."""
    outdate(LAYER)


def seen_outside_of(project: Project) -> None:
    """The same, where this project has published any."""
    if Publication.objects.filter(document__project=project, taken_back_at__isnull=True).exists():
        seen_outside()
