"""A mail server that fails on purpose, and a clock that is set."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from portal.mailing import services
from portal.mailing.delivering import deliver
from tests.portal.mailing.servers import MailServer


@pytest.fixture
def server(settings):
    """It runs, and the queue sends to it."""
    started = MailServer()
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", started.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    started.start()
    yield started
    started.stop()


class Clock:
    def __init__(self):
        self.now = timezone.now()

    def __call__(self):
        return self.now

    def later(self, **span):
        self.now += timedelta(**span)


@pytest.fixture
def clock(monkeypatch):
    """`clock.later(hours=1)`"""
    set_clock = Clock()
    monkeypatch.setattr(timezone, "now", set_clock)
    return set_clock


def mail_to(address, subject):
    return EmailMessage(subject, "Guten Tag.", "MokWi <portal@example.org>", [address])


@pytest.fixture
def put(db):
    """A mail in the queue; without the task that sends it, which waits for the transaction's end."""

    def put(subject="Hallo", to="anna@example.org", **posting):
        services.put(mail_to(to, subject), **posting)

    return put


@pytest.fixture
def drain():
    """Sends everything that is due."""

    def drain():
        while deliver(seconds=60):
            pass

    return drain
