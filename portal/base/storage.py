"""Where files lie. Public are the sizes of pictures that pages show; documents are handed out by a view that asks for
permission, and the originals of pictures by nobody."""

from django.core.files.storage import Storage, storages


def document_storage() -> Storage:
    """Outside of the public media, so that a private collection cannot be read past the view."""
    return storages["documents"]


def original_storage() -> Storage:
    """With the documents: a picture that no page shows is nobody's business, and Wagtail asks nobody for pictures."""
    return storages["documents"]
