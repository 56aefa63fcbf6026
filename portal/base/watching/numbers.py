"""What is asked when somebody wants the numbers: lengths of queues, ages, sizes. An app registers those of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.base.models import DueJob, WorkerSign
from portal.base.watching import checks, disks
from portal.watching import counting


@dataclass(frozen=True)
class Number:
    name: str
    help: str
    ask: Callable[[], float]
    in_database: bool


numbers: list[Number] = []


def register(name: str, about: str, ask: Callable[[], float], *, in_database: bool = True) -> None:
    numbers.append(Number(name, about, ask, in_database))


def seconds_since(moment: datetime | None) -> float:
    return max(0.0, (timezone.now() - moment).total_seconds()) if moment else 0.0


def written() -> bytes:
    """As Prometheus reads it; what stands in a database that is away is left out."""
    found = checks.answers.now()
    services = {name: float(word == checks.OK) for name, word in found.items() if word != checks.OFF}
    asked: list[tuple[str, str, float]] = []
    is_there = found["database"] == checks.OK
    for number in numbers:
        if is_there or not number.in_database:
            try:
                asked.append((number.name, number.help, number.ask()))
            except DatabaseError:
                is_there = False
    return counting.gauges(services, asked)


def database_bytes() -> float:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return float(cursor.fetchone()[0])
    return float(Path(connection.settings_dict["NAME"]).stat().st_size)


def oldest_task() -> float:
    waiting = DBTaskResult.objects.ready().order_by("enqueued_at")
    return seconds_since(waiting.values_list("enqueued_at", flat=True).first())


def timer_late() -> float:
    return seconds_since(DueJob.objects.order_by("due").values_list("due", flat=True).first())


register("mokwi_tasks_waiting", "Tasks that wait for a worker", lambda: DBTaskResult.objects.ready().count())
register("mokwi_oldest_task_seconds", "How long the oldest of them has waited", oldest_task)
register("mokwi_tasks_failed", "Tasks that have failed, and are kept", lambda: DBTaskResult.objects.failed().count())
register("mokwi_workers", "Workers that live", lambda: len(WorkerSign.living(timezone.now())))
register("mokwi_timer_late_seconds", "How late the latest job of the timer is", timer_late)
register("mokwi_database_bytes", "Size of the database", database_bytes)
register(
    "mokwi_disk_free_bytes",
    "Room on the fullest disk for files or SQLite of this machine",
    disks.least_left,
    in_database=False,
)
