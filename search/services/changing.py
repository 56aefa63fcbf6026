"""What an app calls when its things have changed."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from search.models import SearchEntry
from search.services.writing import OBJECTS_AT_ONCE

OVER_SINCE = timedelta(hours=2)
"""Longer ago the next date stands there already; what was missed is mended each night."""


def changed(key: str, pks: Iterable[int]) -> None:
    """After the commit, in the background, the index says what these things are then, or that they are gone."""
    from search.tasks import write  # noqa: PLC0415  # the tasks call services

    ids = sorted(set(pks))
    for start in range(0, len(ids), OBJECTS_AT_ONCE):
        transaction.on_commit(partial(write.enqueue, key, ids[start : start + OBJECTS_AT_ONCE]))


def go_on() -> None:
    """What has several dates, and whose next one is over, says the one after it."""
    now = timezone.now()
    over = SearchEntry.objects.filter(dates__isnull=False, ends__lt=now, ends__gte=now - OVER_SINCE)
    by_key: dict[str, list[int]] = {}
    for key, pk in over.values_list("key", "object_pk"):
        by_key.setdefault(key, []).append(pk)
    for key, pks in by_key.items():
        changed(key, pks)
