"""What an app calls when its things have changed."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from search.services.writing import OBJECTS_AT_ONCE


def changed(key: str, pks: Iterable[int]) -> None:
    """After the commit, in the background, the index says what these things are then, or that they are gone."""
    from search.tasks import write  # noqa: PLC0415  # the tasks call services

    ids = sorted(set(pks))
    for start in range(0, len(ids), OBJECTS_AT_ONCE):
        transaction.on_commit(partial(write.enqueue, key, ids[start : start + OBJECTS_AT_ONCE]))
