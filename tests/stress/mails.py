"""`python -m tests.stress.mails [KILLS] [MAILS]`: mails are put in and sent by processes that are killed at random
moments, to a mail server that refuses some for now and ends some lines, before and after it has taken a mail.

In the end each mail has to have come. What has come twice has to be explained: by a sender that was killed with it in
hand, or by a line that ended before the server had said that it took it; else it ends with 1.
"""

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
FOLDER = Path(tempfile.mkdtemp(prefix="mokwi-mails-"))
os.environ |= {"DATABASE_URL": f"sqlite:///{FOLDER / 'mails.sqlite3'}", "REDIS_URL": ""}

import django

django.setup()

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connections

from portal.mailing import delivering, querysets, services
from portal.mailing.choices import State
from portal.mailing.models import OutgoingMail
from portal.mailing.services import Posting
from tests import migrated
from tests.portal.mailing.servers import DROP, Handler, MailServer

KILLS, MAILS, SENDERS = 100, 2000, 2
AT_MOST = 600
SOON = timedelta(seconds=1)


class Moody(Handler):
    """One mail in ten fails in one of three ways."""

    def __init__(self) -> None:
        super().__init__()
        self.chance = random.Random(2)
        self.cut_off = 0

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # aiosmtpd's name
        mood = self.chance.randrange(30)
        self.before_data = [[DROP], ["451 later"]][mood] if mood < 2 else []
        self.after_data = [DROP] if mood == 2 else []
        self.cut_off += mood == 2
        return await super().handle_DATA(server, session, envelope)


def put_in(mails: int) -> None:
    """Begun anew each time; what is there already is not put in again."""
    services.put_all(
        (EmailMessage(f"Mail {number}", "Text", to=["a@example.org"]), Posting(key=f"stress:{number}"))
        for number in range(mails)
    )


def send() -> None:
    querysets.IN_HAND = SOON
    delivering.PAUSES = [SOON / 5] * 1000
    delivering.LONGEST_OUTAGE_PAUSE = SOON / 5
    while True:
        if not delivering.deliver():
            time.sleep(0.02)


def begun(task: Callable[[], None]) -> int:
    connections.close_all()
    pid = os.fork()
    if not pid:
        try:
            os.dup2(os.open(FOLDER / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND), 1)
            task()
        finally:
            os._exit(0)
    return pid


def killed(pid: int) -> bool:
    """Whether it was at work until now."""
    os.kill(pid, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def main(kills: int, mails: int) -> int:
    migrated.copy_to(FOLDER / "mails.sqlite3")
    server, chance, started = MailServer(), random.Random(1), time.monotonic()
    handler = server.handler = Moody()
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    server.start()
    tasks = [lambda: put_in(mails), *[send] * SENDERS]
    running = [begun(task) for task in tasks]
    deaths = 0
    while time.monotonic() - started < AT_MOST:
        time.sleep(chance.uniform(0.02, 0.3))
        if deaths < kills:
            place = chance.randrange(len(tasks))
            deaths += killed(running[place])
            running[place] = begun(tasks[place])
        elif OutgoingMail.objects.filter(state=State.SENT).count() == mails:
            break
    for pid in running:
        killed(pid)
    server.stop()
    ids, rows = server.ids, OutgoingMail.objects.figures()
    lost = set(OutgoingMail.objects.values_list("message_id", flat=True)) - ids.keys()
    again = sum(ids.values()) - len(ids)
    print(f"{deaths} kills in {time.monotonic() - started:.0f} s, {handler.cut_off} lines ended after a mail was taken")
    print(f"{rows.all} of {mails} mails put in, {rows.sent} sent, {len(lost)} lost, {again} came again")
    is_right = rows.all == rows.sent == mails and not lost and again <= deaths + handler.cut_off
    return 0 if is_right else 1


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    sys.exit(main(given[0] if given else KILLS, given[1] if len(given) > 1 else MAILS))
