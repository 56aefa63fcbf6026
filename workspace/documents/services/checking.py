"""Whether bytes may be handed out. Nothing passes unscanned where a scanner is configured, also while it is down."""

import logging

from django.conf import settings
from django.utils import timezone

from workspace.documents.choices import State
from workspace.documents.content import scanning
from workspace.documents.models import Blob

logger = logging.getLogger(__name__)

TOO_LARGE = "too large"
"""What is found where the scanner takes no file of this size."""


def check(blob: Blob) -> None:
    """What has been decided once stays so. Errors: ScannerAwayError; then it waits."""
    if blob.state != State.WAITING:
        return
    if not settings.CLAMAV_URL:
        _decide(blob, State.CLEAN)
        return
    try:
        with blob.file.open("rb") as file:
            verdict = scanning.scan(file, settings.CLAMAV_URL)
    except FileNotFoundError:
        logger.warning("The bytes of file %s are not there", blob.pk)
    except scanning.TooLargeForScannerError:
        _decide(blob, State.REFUSED, TOO_LARGE)
    else:
        _decide(blob, State.CLEAN if verdict.is_clean else State.REFUSED, verdict.name)


def _decide(blob: Blob, state: State, found: str = "") -> None:
    if state == State.REFUSED:
        logger.warning("File %s of project %s is refused: %s", blob.pk, blob.project_id, found)
    blob.state, blob.found, blob.examined_at = state, found, timezone.now()
    rows = Blob.objects.filter(pk=blob.pk, state=State.WAITING)
    rows.update(state=state, found=found, examined_at=blob.examined_at)
