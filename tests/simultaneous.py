"""Threads with connections of their own, and rows that they all see."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import OperationalError, connection, transaction
from django.db.models import Model

TRIES = 5


def at_the_same_moment(tasks: list[Callable[[], object]]) -> list[Exception]:
    """Runs each in a thread of its own; gives what went wrong."""
    failed: list[Exception] = []
    ready = threading.Barrier(len(tasks))

    def run(task: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            ready.wait()
            task()
        except Exception as error:  # noqa: BLE001  # whatever it is, the test shall tell
            failed.append(error)
        finally:
            connection.close()

    running = [threading.Thread(target=run, args=[task]) for task in tasks]
    for each in running:
        each.start()
    for each in running:
        each.join()
    return failed


@contextmanager
def new_rows_removed() -> Iterator[None]:
    """Takes out every row that was added meanwhile; a flush would take Wagtail's root page along."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    known = {model: set(model._base_manager.values_list("pk", flat=True)) for model in models}
    try:
        yield
    finally:
        for left in reversed(range(TRIES)):
            try:
                _remove_what_is_not_of(known)
                break
            except OperationalError:  # a server that still writes holds the same rows the other way round
                if not left:
                    raise


@transaction.atomic
def _remove_what_is_not_of(known: dict[type[Model], set[object]]) -> None:
    """The keys between the rows are looked at in the end."""
    for model, pks in known.items():
        added = model._base_manager.exclude(pk__in=pks)
        added._raw_delete(added.db)
