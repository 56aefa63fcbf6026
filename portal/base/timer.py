"""What happens by the clock. An app names its jobs in its module `jobs`; `manage.py timer` runs them.

    @every(minutes=1)
    def publish_what_is_due() -> None: ...

A job is short: it does its work at once or enqueues a task. It must bear being run late, or twice.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger
from django.conf import settings
from django.db import close_old_connections
from django.utils.module_loading import autodiscover_modules

logger = logging.getLogger(__name__)
SECONDS_LATE = 3600


@dataclass(frozen=True)
class Job:
    name: str
    run: Callable[[], None]
    trigger: BaseTrigger


jobs: dict[str, Job] = {}


def every(*, minutes: int = 0, hours: int = 0) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run the function again and again with this pause."""
    return _register(lambda: IntervalTrigger(minutes=minutes, hours=hours))


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
    """Run it; an error is logged and does not stop the clock."""
    close_old_connections()
    try:
        job.run()
    except Exception:  # whatever a job raises, the other jobs must go on
        logger.exception("The job %s failed", job.name)
    finally:
        close_old_connections()


def build_scheduler() -> BlockingScheduler:
    scheduler = BlockingScheduler(
        executors={"default": ThreadPoolExecutor(1)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": SECONDS_LATE},
        timezone=settings.TIME_ZONE,
    )
    for job in discover().values():
        scheduler.add_job(run_job, job.trigger, args=[job], id=job.name)
    return scheduler
