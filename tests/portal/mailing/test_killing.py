"""A sender is killed with a mail in hand. At random moments and many times: `python -m tests.stress.mails`."""

import asyncio
import os
import signal
import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from portal.mailing import delivering, services
from portal.mailing.choices import State
from portal.mailing.delivering import claim, deliver
from portal.mailing.models import OutgoingMail
from portal.mailing.refusals import Refusal
from portal.mailing.services import Posting
from tests.portal.mailing.conftest import mail_to
from tests.portal.mailing.servers import Handler

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that split")


class Slow(Handler):
    """Takes the first mail only after a long while."""

    def __init__(self):
        super().__init__()
        self.has_begun = threading.Event()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # aiosmtpd's name
        if not self.has_begun.is_set():
            self.has_begun.set()
            await asyncio.sleep(60)
        return await super().handle_DATA(server, session, envelope)


def begun(task):
    connections.close_all()
    pid = os.fork()
    if not pid:
        try:
            task()
        finally:
            os._exit(0)
    return pid


def kill(pid):
    os.kill(pid, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(pid, 0)[1])


@pytest.fixture(autouse=True)
def _nobody_else_sends(monkeypatch):
    monkeypatch.setattr("portal.mailing.tasks.wake", lambda urgent: None)


def test_what_it_had_in_hand_comes_once_and_the_rest_is_not_touched(committed, server):
    server.stop()
    server.handler = Slow()
    server.start()
    for number in range(3):
        services.put(mail_to("anna@example.org", f"Mail {number}"))
    pid = begun(deliver)
    assert server.handler.has_begun.wait(10)

    kill(pid)
    after = sorted(OutgoingMail.objects.values_list("state", flat=True))
    while deliver():
        pass
    others = sorted(server.subjects)
    OutgoingMail.objects.filter(state=State.SENDING).update(claimed_at=timezone.now() - timedelta(minutes=16))
    while deliver():
        pass

    assert after == [State.SENDING, State.WAITING, State.WAITING]
    assert others == ["Mail 1", "Mail 2"]
    assert sorted(server.subjects) == ["Mail 0", "Mail 1", "Mail 2"]


def test_what_was_put_in_halfway_is_completed_and_not_doubled(committed):
    reached, reach = os.pipe()

    def letters(stop_at=None):
        for number in range(250):
            if number == stop_at:
                os.write(reach, b"x")
                signal.pause()
            yield mail_to(f"leser{number}@example.org", "Rundbrief"), Posting(key=f"newsletter:1:{number}")

    pid = begun(lambda: services.put_all(letters(stop_at=230)))
    os.read(reached, 1)
    kill(pid)
    halfway = OutgoingMail.objects.count()

    services.put_all(letters())

    assert halfway == 200
    assert OutgoingMail.objects.count() == 250


def test_of_two_only_one_has_it_in_hand(put, clock):
    put()

    first, second = claim(clock.now), claim(clock.now)

    assert (first.state, second) == (State.SENDING, None)


def test_what_somebody_had_in_hand_who_was_killed_is_sent_a_quarter_of_an_hour_later(server, put, drain, clock):
    put()
    claim(clock.now)

    drain()
    meanwhile = len(server.mails)
    clock.later(minutes=16)
    drain()

    assert meanwhile == 0
    assert list(server.ids.values()) == [1]


def test_whoever_was_only_slow_does_not_write_over_the_other(put, clock, drain, settings):
    put()
    slow = claim(clock.now)
    clock.later(minutes=16)
    drain()

    delivering._refused(slow, Refusal("421 too slow"))

    assert OutgoingMail.objects.get().state == State.SENT
