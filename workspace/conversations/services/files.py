"""Files of messages: looked at before they are kept, pictures written anew."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.files.base import File

from workspace.conversations.errors import ConversationError
from workspace.conversations.models import Attachment, Message
from workspace.documents.content import kinds, scanning

MOST = 5
LONGEST_NAME = 150


def scan(files: Sequence[File]) -> None:
    """Nothing passes unscanned where a scanner is configured, also while it is down. No transaction is open meanwhile.

    Errors: ConversationError.
    """
    if not settings.CLAMAV_URL:
        return
    for file in files:
        name = name_of(file)
        try:
            verdict = scanning.scan(file, settings.CLAMAV_URL)
        except (scanning.ScannerAwayError, scanning.TooLargeForScannerError) as problem:
            raise ConversationError.file_not_scanned(name) from problem
        if not verdict.is_clean:
            raise ConversationError.file_refused(name)


def keep(message: Message, files: Sequence[File]) -> None:
    """Clean already: see `forms.messages`."""
    for file in files[:MOST]:
        file.seek(0)
        media_type = kinds.media_type_of(file)  # type: ignore[arg-type]  # reads and seeks as one
        file.seek(0)
        Attachment.objects.create(message=message, file=file, name=name_of(file), size=file.size, media_type=media_type)


def name_of(file: File) -> str:
    """Its end says of which kind it is, so a long one loses its middle."""
    path = Path(Path(file.name or "").name)
    return f"{path.stem[: LONGEST_NAME - len(path.suffix)]}{path.suffix}"
