"""`python -m tests.stress.hearing [KILLS] [PEOPLE] [YEARS]`: people are told of events, and get their mails, by workers
that are killed at random moments; then so many years are lived beside the naive model (tests/portal/activity/year).

In the end each person has heard of each event once and finds it in one mail; else it ends with 1. On SQLite, or on the
empty database that DATABASE_URL names: then several workers really are at it at once.
"""

import os
import random
import re
import signal
import sys
import tempfile
import time
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from unittest.mock import patch

os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
FOLDER = Path(tempfile.mkdtemp(prefix="mokwi-hearing-"))
GIVEN = "DATABASE_URL" in os.environ
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER / 'hearing.sqlite3'}")
os.environ["REDIS_URL"] = ""

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.utils import timezone, translation

from portal.accounts.models import User
from portal.activity import delivery, fanning
from portal.activity.choices import Reason
from portal.activity.events import happen
from portal.activity.models import Event, Notification
from portal.mailing import tasks as mailing_tasks
from portal.mailing.models import OutgoingMail
from tests import migrated
from tests.factories.regions import TopicFactory
from tests.portal.activity.noises import Noise, registered
from tests.portal.activity.year.simulation import Year

KILLS, PEOPLE, YEARS, WORKERS, EVENTS = 60, 1000, 1, 2, 4
AT_MOST = 500


class ToAll(Noise):
    """Each event is a line of its own in the mail."""

    def audience(self, event):
        return [(pk, Reason.FOLLOWS) for pk in User.objects.values_list("pk", flat=True)]

    def group_key(self, event):
        return str(event.pk)


def work() -> None:
    """As the jobs and tasks do it, without a pause."""
    fanning.BATCH, fanning.LEFT_BEHIND = 50, timedelta(0)
    while True:
        for pk in fanning.left_behind(timezone.now()):
            fanning.fan_out(pk)
        if not delivery.deliver_due():
            time.sleep(0.02)


def begun() -> int:
    connections.close_all()
    pid = os.fork()
    if not pid:
        try:
            os.dup2(os.open(FOLDER / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
            work()
        finally:
            os._exit(0)
    return pid


def end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def told_by_mail() -> list[tuple[str, int]]:
    found = []
    for to, data in OutgoingMail.objects.values_list("to", "message"):
        said = message_from_bytes(bytes(data), policy=policy.default).get_body(("plain",)).get_content()
        found += [(to, int(pk)) for pk in re.findall(r"/geraeusche/(\d+)/", said)]
    return found


def kill_workers(kills: int, people: int) -> bool:
    User.objects.bulk_create(User(email=f"stress-{each}@example.org", name="S") for each in range(people))
    topic, chance, started, killed = TopicFactory(), random.Random(1), time.monotonic(), 0
    running = [begun() for _each in range(WORKERS)]
    for _each in range(EVENTS):
        happen("test.noise", target=topic, actor=None)
    wanted = people * EVENTS
    while Notification.objects.filter(mailed_at__isnull=False).count() < wanted:
        if time.monotonic() - started > AT_MOST:
            break
        time.sleep(chance.uniform(0.02, 0.4))
        if killed < kills:
            place = chance.randrange(WORKERS)
            end(running[place])
            running[place], killed = begun(), killed + 1
    for pid in running:
        end(pid)
    lines, rows = told_by_mail(), Notification.objects.count()
    print(f"{killed} kills in {time.monotonic() - started:.0f} s, {people} people, {EVENTS} events")
    print(f"{rows} of {wanted} told; {OutgoingMail.objects.count()} mails with {len(lines)} lines")
    print(f"{len(set(lines))} of these lines are different")
    unfinished = Event.objects.filter(fanned_at__isnull=True).count()
    return rows == len(lines) == len(set(lines)) == wanted and not unfinished


def live(seed: int) -> bool:
    with transaction.atomic(), translation.override("de"):
        year = Year(seed=seed, people=200, events=1500)
        year.live()
        transaction.set_rollback(True)
    same = sorted(year.mails) == sorted(year.naive.mails)
    said = "the same as" if same else "not the same as"
    print(f"year {seed}: {len(year.mails)} mails, {year.kills} kills, {year.late_runs} late: {said} the naive model")
    return same


def main(kills: int, people: int, years: int) -> int:
    if GIVEN:
        call_command("migrate", verbosity=0)
    else:
        migrated.copy_to(FOLDER / "hearing.sqlite3")
    settings.EMAIL_BACKEND = "portal.mailing.backend.QueueBackend"
    # What is in the queue stays there, to be counted.
    queued = patch.object(mailing_tasks, "wake", lambda **_how: None)
    with registered(ToAll()), translation.override("de"), queued:
        is_well = kill_workers(kills, people)
    return 0 if all([is_well, *(live(seed) for seed in range(years))]) else 1


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    sys.exit(main(*given, *(KILLS, PEOPLE, YEARS)[len(given) :]))
