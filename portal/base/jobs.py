"""The portal's own housekeeping."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from portal.base import terms
from portal.base.models import Edition
from portal.base.timer import daily, every, make_up_for_what_was_left
from portal.base.workers import begin_anew_what_was_left


@every(minutes=1)
def publish_scheduled_pages() -> None:
    call_command("publish_scheduled", verbosity=0)


@every(minutes=1)
def begin_anew() -> None:
    begin_anew_what_was_left()


@every(minutes=1)
def make_up() -> None:
    make_up_for_what_was_left()


@every(hours=1)
def forget_ended_sessions() -> None:
    call_command("clearsessions")


@daily(hour=3, minute=20)
def forget_finished_tasks() -> None:
    call_command("prune_db_task_results", verbosity=0)


@daily(hour=3, minute=30)
def enforce_terms() -> None:
    terms.enforce(timezone.now())


@every(hours=1)
def forget_past_editions() -> None:
    Edition.forget(before=timezone.now() - timedelta(hours=1))
