"""The picture of a thing goes with it, whoever deletes it, and when another one takes its place."""

from functools import partial

from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.db.models.signals import post_delete

from workspace.lending.models import Thing


def delete_later(file: FieldFile) -> None:
    if file:
        transaction.on_commit(partial(file.storage.delete, str(file.name)))


def delete_files(instance: Thing, **_signal: object) -> None:
    delete_later(instance.picture)


def connect() -> None:
    post_delete.connect(delete_files, sender=Thing, dispatch_uid="workspace.lending.files")
