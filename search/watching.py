"""Telling the index of rows as they are saved and deleted."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from search.services.changing import changed

# Any, in this module: rows of whatever model, and a signal's arguments.


def watch(key: str, model: type[Model], things_of: Callable[[Any], Iterable[int]] = lambda row: [row.pk]) -> None:
    """Tell the index whenever a row of this model is saved or deleted; `things_of` says which things that is about.

    Whoever changes rows without saving them one by one calls `changed` besides.
    """

    def told(instance: Any, **_signal: Any) -> None:
        changed(key, things_of(instance))

    for signal in (post_save, post_delete):
        signal.connect(told, sender=model, weak=False, dispatch_uid=f"search.{key}")
