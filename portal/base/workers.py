"""Background workers say that they live, and what one was doing that was killed is begun anew by another."""

import logging
import secrets
import socket
import threading
import time
from collections.abc import Callable

from django.db import Error, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from portal.base.models.processes import SECONDS_BETWEEN_SIGNS, SILENT_FOR, WorkerSign

logger = logging.getLogger(__name__)
MOST_BEGINNINGS = 3
"""A task that kills its worker is not begun for ever."""
KEPT = 100 * SILENT_FOR


def own_name() -> str:
    """Of this process, told apart from all others by its ending."""
    return f"{socket.gethostname()[:40]}-{secrets.token_hex(8)}"


def give_signs(name: Callable[[], str]) -> threading.Thread:
    """From a thread of its own, also while a task takes long; it ends with the process."""

    def sign() -> None:
        while True:
            try:
                WorkerSign.give(name())
            except Error as problem:
                logger.warning("The worker could not give a sign of life: %s", problem)
            finally:
                connection.close()
            time.sleep(SECONDS_BETWEEN_SIGNS)

    thread = threading.Thread(target=sign, name="signs of life", daemon=True)
    thread.start()
    return thread


def begin_anew_what_was_left() -> int:
    """Tasks of workers that are gone wait again; how many."""
    now = timezone.now()
    living = WorkerSign.living(now)
    begun_anew = 0
    with transaction.atomic():
        running = DBTaskResult.objects.running().filter(started_at__lt=now - SILENT_FOR)
        for task in running.select_for_update(skip_locked=True):
            if task.worker_ids[-1] in living:
                continue
            if len(task.worker_ids) >= MOST_BEGINNINGS:
                logger.error("The task %s was given up: %d workers ended with it", task.task_path, MOST_BEGINNINGS)
                task.set_failed(RuntimeError("Its workers ended with it"))
                continue
            task.status = TaskResultStatus.READY
            task.save(update_fields=["status"])
            begun_anew += 1
    WorkerSign.objects.filter(seen_at__lt=now - KEPT).delete()
    return begun_anew
