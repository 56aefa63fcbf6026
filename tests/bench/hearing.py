"""`python -m tests.bench.hearing [PEOPLE]`: people told of an event a second by one worker, mails made, and the bell.

In processor time, on SQLite.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
FOLDER = Path(tempfile.mkdtemp(prefix="mokwi-bench-hearing-"))
os.environ |= {"DATABASE_URL": f"sqlite:///{FOLDER / 'hearing.sqlite3'}", "REDIS_URL": ""}

import django

django.setup()

from django.utils import timezone, translation

from portal.accounts.models import User
from portal.activity import delivery, fanning
from portal.activity.choices import Reason
from portal.activity.models import Event, Notification, Preference
from portal.activity.reading import bundles, hear
from tests import migrated
from tests.factories.regions import TopicFactory
from tests.portal.activity.noises import Noise, registered

PEOPLE, MAILS, LINES, ROUNDS = 50_000, 300, 10_000, 20


class ToAll(Noise):
    def audience(self, event):
        return [(pk, Reason.FOLLOWS) for pk in User.objects.values_list("pk", flat=True)]


def seconds(task: Callable[[], object]) -> float:
    started = time.process_time()
    task()
    return time.process_time() - started


def milliseconds(task: Callable[[], object]) -> float:
    return statistics.median(seconds(task) for _round in range(ROUNDS)) * 1000


def main(people: int) -> None:
    migrated.copy_to(FOLDER / "hearing.sqlite3")
    with registered(ToAll()), translation.override("de"):
        User.objects.bulk_create(
            (User(email=f"bench-{each}@example.org", name="B") for each in range(people)), batch_size=2000
        )
        every_tenth = User.objects.order_by("pk")[::10]
        Preference.objects.bulk_create(Preference(user=user, kind="", pace="weekly") for user in every_tenth)
        topic, begun = TopicFactory(), []
        real = fanning._tell

        def tell(*args):
            done = real(*args)
            begun.append(time.process_time())
            return done

        fanning._tell = tell
        event = Event(kind="test.noise", target=topic)
        event.save()
        started = time.process_time()
        took = seconds(lambda: fanning.fan_out(event.pk))
        told, first = Notification.objects.count(), begun[0] - started
        print(f"{told} people told in {took:.1f} s, {told / took:.0f} a second; the first after {first:.2f} s")

        late = timezone.now() + timedelta(days=8)
        due = Notification.objects.filter(due_at__lte=timezone.now()).order_by("user").values_list("user", flat=True)
        some = list(due[:MAILS])
        took = seconds(lambda: [delivery.deliver_to(pk, late) for pk in some])
        print(f"{MAILS} mails made in {took:.1f} s, {MAILS / took:.0f} a second")

        person = User.objects.latest("pk")
        Event.objects.bulk_create(
            (Event(kind="test.noise", content_type=event.content_type, object_id=topic.pk) for _each in range(LINES)),
            batch_size=500,
        )
        rows = Event.objects.exclude(pk=event.pk)
        Notification.objects.bulk_create(
            (Notification(user=person, event=each, reason=Reason.FOLLOWS, at=each.at) for each in rows), batch_size=500
        )
        mine = Notification.objects.of(person).in_bell()
        number = milliseconds(mine.unread()[:100].count)
        latest = milliseconds(lambda: bundles(hear(person, list(mine.newest_first()[:10]), "de"), "de"))
        print(f"the bell of somebody with {LINES} lines: number {number:.2f} ms, the latest ten {latest:.2f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
