"""How much of its room a project has used."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet, Sum

from portal.base.prepared import prepared
from workspace.documents.models import Blob, Upload
from workspace.projects.models import Project

TIGHT = 80
"""In percent: from here on it is said."""
WHOLE = 100


@dataclass(frozen=True)
class Usage:
    """In bytes."""

    used: int
    limit: int

    @property
    def share(self) -> int:
        """In percent, 100 at most."""
        return min(self.used * WHOLE // self.limit, WHOLE)

    @property
    def left(self) -> int:
        return max(self.limit - self.used, 0)

    @property
    def is_tight(self) -> bool:
        return self.share >= TIGHT

    @property
    def is_full(self) -> bool:
        return self.used >= self.limit


def usage_of(project: Project) -> Usage:
    """All versions and the trash, identical bytes once."""
    return Usage(sum(_bytes_used(project.pk)), settings.DOCUMENTS_QUOTA)


@prepared
def _bytes_used(project: int) -> "QuerySet[Blob, int]":
    """One number; none where there is nothing."""
    rows = Blob.objects.filter(project=project).order_by().values("project").annotate(sum=Sum("size"))
    return rows.values_list("sum", flat=True)


def usage_with_uploads(project: Project) -> Usage:
    """What is on its way takes room, too."""
    now = usage_of(project)
    return Usage(now.used + Upload.objects.filter(project=project).bytes_arrived(), now.limit)
