"""What happens by the clock. An app names its jobs in its module `jobs`; `manage.py timer` runs them.

    @every(minutes=1)
    def publish_what_is_due() -> None: ...

A job is short: it does its work at once or enqueues a task. It must bear being run late, or twice.

Several timers may run, on as many machines: the database says when a job is due next, and the first that moves that on
runs it. What was due while none ran is made up for when one starts, and what one had begun that was killed within
minutes.
"""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger
from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from portal.base.models import DueJob
from portal.watching import ids

logger = logging.getLogger(__name__)
SECONDS_LATE = 3600
LATE = timedelta(seconds=90)
"""So late is no job whose turn comes; those of every minute wait for each other in one line."""
SOME_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
"""All timers count from it: a job of every hour is due at the same moments everywhere, and after a restart, too."""


@dataclass(frozen=True)
class Job:
    name: str
    run: Callable[[], None]
    trigger: BaseTrigger


jobs: dict[str, Job] = {}


def every(*, minutes: int = 0, hours: int = 0) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run the function again and again with this pause."""
    return _register(lambda: IntervalTrigger(minutes=minutes, hours=hours, start_date=SOME_BEGINNING))


def daily(*, hour: int, minute: int = 0) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run the function each day at this time of the portal's time zone."""
    return _register(lambda: CronTrigger(hour=hour, minute=minute, timezone=settings.TIME_ZONE))


def weekly(*, day: str, hour: int, minute: int = 0) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run the function once a week, on this day (`"mon"`), at this time of the portal's time zone."""
    return _register(lambda: CronTrigger(day_of_week=day, hour=hour, minute=minute, timezone=settings.TIME_ZONE))


def _register(trigger: Callable[[], BaseTrigger]) -> Callable[[Callable[[], None]], Callable[[], None]]:
    def register(function: Callable[[], None]) -> Callable[[], None]:
        name = f"{function.__module__}.{function.__qualname__}"
        jobs[name] = Job(name=name, run=function, trigger=trigger())
        return function

    return register


def discover() -> dict[str, Job]:
    autodiscover_modules("jobs")
    return jobs


def run_job(job: Job) -> None:
    """Run it, unless another timer does; an error is logged and does not stop the clock."""
    close_old_connections()
    try:
        with ids.caused_by(ids.new()):
            _run_if_it_is_ours(job)
    except Exception:  # whatever a job raises, the other jobs must go on
        logger.exception("The job %s failed", job.name)
    finally:
        close_old_connections()


def _run_if_it_is_ours(job: Job) -> None:
    """This timer was the first to come for it."""
    now = timezone.now()
    following = job.trigger.get_next_fire_time(None, now + timedelta(seconds=1))
    claimed = DueJob.claim(job.name, now=now, following=following)
    if claimed is None:
        return
    try:
        job.run()
    finally:
        DueJob.done(job.name, claimed=claimed, following=following)


def make_up_for_what_was_left() -> None:
    """What a timer had begun that was killed, on whatever machine."""
    for name in DueJob.overdue(timezone.now() - LATE):
        if name in jobs:
            run_job(jobs[name])


def build_scheduler(overdue: Collection[str] = ()) -> BlockingScheduler:
    """What is overdue runs at once."""
    scheduler = BlockingScheduler(
        executors={"default": ThreadPoolExecutor(1)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": SECONDS_LATE},
        timezone=settings.TIME_ZONE,
    )
    for job in discover().values():
        at_once = {"next_run_time": timezone.now()} if job.name in overdue else {}
        scheduler.add_job(run_job, job.trigger, args=[job], id=job.name, **at_once)
    return scheduler
