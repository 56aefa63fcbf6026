"""Writing Wagtail's two indexes (of references, of its own search) in the background, for what is still there by then.

Wagtail asks for a row that was saved when a worker comes to it, and its task fails with an error in the log if the row
is gone: a download of a page that was replaced a moment later, a page deleted before the worker came. What is gone has
no references, and whoever deleted it has taken it out of the indexes.
"""

from typing import Any

import modelsearch.signal_handlers
import wagtail.signal_handlers
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django_tasks import task
from django_tasks.base import Task
from modelsearch.tasks import insert_or_update_object_task
from wagtail.tasks import update_reference_index_task


@task()
def update_references(app_label: str, model_name: str, pk: str) -> None:
    _if_it_is_there(update_reference_index_task, app_label, model_name, pk)


@task()
def update_search(app_label: str, model_name: str, pk: str) -> None:
    _if_it_is_there(insert_or_update_object_task, app_label, model_name, pk)


def take_over() -> None:
    """Their handlers of signals put these into the queue from now on."""
    wagtail.signal_handlers.update_reference_index_task = update_references
    modelsearch.signal_handlers.insert_or_update_object_task = update_search


def _if_it_is_there(theirs: Task[Any, Any], app_label: str, model_name: str, pk: str) -> None:  # Any: as they are
    try:
        theirs.func(app_label, model_name, pk)
    except ObjectDoesNotExist:
        row = ContentType.objects.get_by_natural_key(app_label, model_name)
        if row.get_all_objects_for_this_type(pk=pk).exists():
            raise
