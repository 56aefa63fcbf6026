"""Where files lie. Public are the sizes of pictures that pages show; documents are handed out by a view that asks for
permission, and the originals of pictures by nobody."""

import sys
from collections.abc import Iterator

from django.core.files.storage import Storage, storages


def document_storage() -> Storage:
    """Outside of the public media, so that a private collection cannot be read past the view."""
    return storages["documents"]


def original_storage() -> Storage:
    """With the documents: a picture that no page shows is nobody's business, and Wagtail asks nobody for pictures."""
    return storages["documents"]


def failures() -> tuple[type[Exception], ...]:
    """What an object storage raises that does not answer; its client is loaded only where there is one."""
    client = sys.modules.get("botocore.exceptions")
    return (client.ConnectionError, client.HTTPClientError) if client else ()


def files_below(storage: Storage, folder: str) -> Iterator[str]:
    """The names of all files in a folder and in those in it; `""` is the whole storage."""
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever put there
        return
    before = f"{folder}/" if folder else ""
    yield from (f"{before}{name}" for name in names if name)
    for child in folders:
        yield from files_below(storage, f"{before}{child}")
