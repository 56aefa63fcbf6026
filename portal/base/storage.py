"""Where files lie: pictures are public, documents are handed out by a view that asks for permission."""

from django.core.files.storage import Storage, storages


def document_storage() -> Storage:
    """Outside of the public media, so that a private collection cannot be read past the view."""
    return storages["documents"]
