"""The services that the portal uses, and whether they do.

An app registers a check of a service of its own in `ready`. Without what is `essential` this node can give no page; all
else is missed for a while (docs/failures.md has what happens then).
"""

import logging
import os
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.core.cache import cache, caches
from django.core.files.storage import FileSystemStorage, storages
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.base.caches import SharedCache
from portal.base.models import DueJob, WorkerSign
from portal.base.watching import disks
from portal.watching.database import database_answers

logger = logging.getLogger(__name__)
WAITING_AT_MOST = timedelta(minutes=10)
LATE_AT_MOST = timedelta(minutes=3)
SECONDS_TO_ANSWER = 2.0
SECONDS_KEPT = 1.0
OK, FAILS, OFF, UNKNOWN = "ok", "fails", "off", "unknown"
READY, DEGRADED, AWAY = "ready", "degraded", "away"


@dataclass(frozen=True)
class Check:
    name: str
    answers: Callable[[], bool | None]
    """None where the portal does not use such a service."""
    essential: bool = False
    in_database: bool = False
    """It asks the database, and is not asked while that is away."""


checks: dict[str, Check] = {}


def register(check: Check) -> None:
    checks[check.name] = check


class Answers:
    """Of all services; anybody may ask, so that they are asked once a second at most."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: tuple[float, dict[str, str]] | None = None
        self._threads = ThreadPoolExecutor(8, thread_name_prefix="health")

    def now(self) -> dict[str, str]:
        with self._lock:
            if self._kept is None or time.monotonic() - self._kept[0] > SECONDS_KEPT:
                self._kept = (time.monotonic(), self._ask())
            return self._kept[1]

    def forget(self) -> None:
        self._kept = None

    def _ask(self) -> dict[str, str]:
        """Those beside the database all at once, each for a while only."""
        asked = {self._threads.submit(_word, check): name for name, check in checks.items() if _is_apart(check)}
        found: dict[str, str] = {}
        for name, check in checks.items():
            if not _is_apart(check):
                found[name] = UNKNOWN if found.get("database") == FAILS else _word(check)
        done, late = wait(asked, SECONDS_TO_ANSWER)
        found |= {asked[future]: future.result() for future in done} | {asked[future]: FAILS for future in late}
        return {name: found[name] for name in checks}


answers = Answers()


def state(found: dict[str, str]) -> str:
    failing = {name for name, word in found.items() if word in {FAILS, UNKNOWN}}
    if any(checks[name].essential for name in failing):
        return AWAY
    return DEGRADED if failing else READY


def _is_apart(check: Check) -> bool:
    return not check.in_database and not check.essential


def _word(check: Check) -> str:
    try:
        answer = check.answers()
    except Exception as problem:  # noqa: BLE001  # each service has errors of its own; whatever it raises, it does not answer
        logger.warning("The service %s does not answer: %s", check.name, type(problem).__name__)
        return FAILS
    return OFF if answer is None else OK if answer else FAILS


def cache_answers() -> bool:
    if isinstance(shared := caches["default"], SharedCache):
        return shared.answers()
    word = secrets.token_hex(4)
    cache.set("healthz", word, timeout=30)
    return bool(cache.get("healthz") == word)


def storage_answers() -> bool:
    """Something can be written there; of an object storage, that it says whether there is a file."""
    for alias in ("default", "documents"):
        storage = storages[alias]
        if isinstance(storage, FileSystemStorage):
            folder = Path(storage.location)
            place = folder if folder.exists() else folder.parent
            if not os.access(place, os.W_OK):
                return False
        else:
            storage.exists("health")
    return True


def room_is_left() -> bool:
    """On each disk of this machine that files or the database lie on."""
    return disks.least_left() >= settings.DISK_FREE_AT_LEAST


def tasks_move() -> bool:
    """No task has waited for ten minutes."""
    return not DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - WAITING_AT_MOST).exists()


def worker_lives() -> bool:
    return bool(WorkerSign.living(timezone.now())) and tasks_move()


def timer_runs() -> bool:
    """Some of its jobs are due each minute."""
    return DueJob.objects.exists() and not DueJob.overdue(timezone.now() - LATE_AT_MOST)


register(Check("database", database_answers, essential=True))
register(Check("cache", cache_answers))
register(Check("storage", storage_answers))
register(Check("disk", room_is_left))
register(Check("worker", worker_lives, in_database=True))
register(Check("timer", timer_runs, in_database=True))
