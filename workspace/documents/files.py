"""Where the bytes lie, and that they go with their rows, whoever deletes those: a version, a project."""

import secrets
from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete

from portal.base.storage import document_storage
from workspace.documents.models import Blob, PreviewPicture, UploadPart

FOLDER = "project_files"
"""In the private storage; what lies below it and has no row is an orphan."""


def new_name() -> str:
    """Says nothing about what it is, and is given once."""
    token = secrets.token_hex(16)
    return f"{FOLDER}/{token[:2]}/{token}"


def forget(name: str) -> None:
    """After the commit: a row that is still there must not lose its bytes."""
    transaction.on_commit(partial(document_storage().delete, name))


def _delete_file(instance: Blob | UploadPart | PreviewPicture, **_signal: object) -> None:
    if instance.file:
        forget(str(instance.file.name))


def connect() -> None:
    for model in (Blob, UploadPart, PreviewPicture):
        post_delete.connect(_delete_file, sender=model, dispatch_uid=f"workspace.documents.files.{model.__name__}")
