from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from portal.activity import fanning
from portal.activity.choices import Reason
from portal.activity.events import happen
from portal.activity.models import Notification
from portal.activity.push import addresses, transport
from tests.factories.push import PushSubscriptionFactory
from tests.factories.regions import TopicFactory
from tests.portal.activity.noises import Noise, registered
from tests.portal.activity.push.devices import Device, PushService

NOON = datetime(2026, 6, 10, 12, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(scope="module")
def running_service(tmp_path_factory):
    service = PushService(tmp_path_factory.mktemp("push"))
    yield service
    service.close()


@pytest.fixture
def service(running_service, monkeypatch):
    """The push service stands on this machine, under a name of the world."""
    running_service.answers.clear()
    running_service.got.clear()
    monkeypatch.setattr(addresses, "PORT", running_service.port)
    monkeypatch.setattr(addresses, "public_addresses_of", lambda host: ["127.0.0.1"])
    monkeypatch.setattr(transport, "_context", lambda: running_service.trusting)
    return running_service


@pytest.fixture
def device(anna):
    """Anna's telephone."""
    device = Device()
    device.row = PushSubscriptionFactory(user=anna, endpoint="https://push.example.org/anna", **device.keys)
    return device


@pytest.fixture
def noise():
    with registered(Noise(push=True)) as kind:
        yield kind


@pytest.fixture
def make(noise, anna, db):
    """`make()` happens at noon, and Anna hears of it."""

    def make(now=NOON, target=None):
        noise.named = [(anna.pk, Reason.NAMED)]
        event = happen("test.noise", target=target or TopicFactory(), actor=None, at=now)
        fanning.fan_out(event.pk, now)
        return Notification.objects.get(event=event)

    return make
