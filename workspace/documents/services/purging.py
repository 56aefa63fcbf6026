"""What nobody needs any more goes for good: the rows first, then the bytes."""

from datetime import timedelta

from django.db import transaction

from workspace.documents.models import Blob, Tag, Upload
from workspace.projects.models import Project

UPLOADS_KEPT = timedelta(days=1)


def forget_unused(project: Project) -> None:
    """Contents that no version has any more. Within a transaction, the caller holds the project: nobody takes one up
    at the same moment."""
    Blob.objects.filter(project=project).unused().delete()


def forget_tags(project: Project) -> None:
    """Those that no file has any more; within a transaction."""
    Tag.objects.filter(project=project, documents__isnull=True).delete()


@transaction.atomic
def forget_uploads() -> int:
    """Those that have been silent for a day, finished or not; gives how many."""
    rows = Upload.objects.silent_for(UPLOADS_KEPT)
    return rows.delete()[1].get(Upload._meta.label, 0)
