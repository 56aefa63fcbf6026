"""What is done with new bytes in the background. A task gets ids and reads what holds when it runs."""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from workspace.documents.content.scanning import ScannerAwayError
from workspace.documents.models import Blob
from workspace.documents.services import checking, previewing

logger = logging.getLogger(__name__)

LEFT_BEHIND_AFTER = timedelta(minutes=1)
MOST_AT_ONCE = 100


@task()
def examine(blob_id: int) -> None:
    """Scan it, then look into it. Done twice it counts once; with the scanner away it waits for the next minute."""
    blob = Blob.objects.filter(pk=blob_id).defer("text").first()
    if blob is not None:
        _examine(blob)


@task()
def examine_left_behind() -> None:
    """Those that wait because the scanner was away, or a worker was ended."""
    for blob in Blob.objects.left_behind(timezone.now() - LEFT_BEHIND_AFTER).defer("text")[:MOST_AT_ONCE]:
        if not _examine(blob):
            return


def enqueue_left_behind() -> None:
    if Blob.objects.left_behind(timezone.now() - LEFT_BEHIND_AFTER).exists():
        examine_left_behind.enqueue()


def _examine(blob: Blob) -> bool:
    """False where the scanner is away: it is not asked about the next one."""
    try:
        checking.check(blob)
    except ScannerAwayError as error:
        logger.warning("The scanner is away, files wait: %s", error)
        return False
    if blob.is_clean:
        previewing.make(blob)
    return True
