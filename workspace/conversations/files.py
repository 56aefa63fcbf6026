"""The files of messages go with their rows, whoever deletes those."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete

from workspace.conversations.models import Attachment


def delete_file(instance: Attachment, **_signal: object) -> None:
    if instance.file:
        transaction.on_commit(partial(instance.file.storage.delete, str(instance.file.name)))


def connect() -> None:
    post_delete.connect(delete_file, sender=Attachment, dispatch_uid="workspace.conversations.files")
