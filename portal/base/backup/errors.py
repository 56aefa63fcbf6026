"""What goes wrong, in a sentence."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class BackupError(Exception):
    """Its text is shown to whoever runs the command."""


@contextmanager
def in_sentences(place: object) -> Iterator[None]:
    """What a disk or an object storage says."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise BackupError(f"There is no room for it in {place}. Nothing unfinished was left there.") from error
        raise BackupError(f"{place} cannot be used: {error.strerror or error}.") from error
    except (BotoCoreError, ClientError) as error:
        raise BackupError(f"The object storage (STORAGE_URL) does not do it: {error}") from error
