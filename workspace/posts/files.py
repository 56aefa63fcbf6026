"""The files of pictures go with their rows, whoever deletes those: a post, a project."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete

from workspace.posts.models import PostPicture


def delete_files(instance: PostPicture, **_signal: object) -> None:
    for file in (instance.file, instance.small):
        if file:
            transaction.on_commit(partial(file.storage.delete, str(file.name)))


def connect() -> None:
    post_delete.connect(delete_files, sender=PostPicture, dispatch_uid="workspace.posts.files")
