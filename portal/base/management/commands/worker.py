import logging
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connection
from django_tasks_db.management.commands.db_worker import Worker

from portal.base.workers import give_signs, own_name

logger = logging.getLogger(__name__)
SECONDS_BETWEEN_LOOKS = 1
SECONDS_WITHOUT_DATABASE = 5


class Command(BaseCommand):
    help = "Do what waits in the background, until stopped; as many such processes as wanted, on as many machines."

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=SECONDS_BETWEEN_LOOKS,
            batch=False,
            backend_name="default",
            startup_delay=True,
            max_tasks=None,
            worker_id=own_name(),
        )
        worker.configure_signals()
        give_signs(lambda: worker.worker_id)
        while worker.running:
            work(worker)


def work(worker: Worker) -> None:
    """Until it is told to stop, or the database is away for a while."""
    try:
        worker.run()
    except (OperationalError, InterfaceError) as problem:
        logger.warning("The worker waits for the database: %s", problem)
        connection.close()
        worker.worker_id = own_name()  # so that another one begins anew what it was doing
        time.sleep(SECONDS_WITHOUT_DATABASE)
