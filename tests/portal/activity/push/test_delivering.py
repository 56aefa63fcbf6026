"""A push service of our own behind TLS: what arrives is decrypted as a browser does it, its signature checked."""

import base64
from datetime import timedelta
from email.utils import parseaddr

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils import timezone

from portal.activity.choices import Channel, Pace
from portal.activity.choosing import choose, set_rhythm
from portal.activity.models import HearingSettings, Notification
from portal.activity.push import delivering, keys
from portal.activity.push.delivering import deliver_due
from portal.activity.push.models import PushKey, PushSubscription
from portal.activity.services import mute, seen
from tests.factories.push import PushSubscriptionFactory
from tests.portal.activity.push.conftest import NOON


def test_it_says_who_did_what_and_never_what_was_written(service, device, make):
    row = make()

    assert deliver_due(NOON) == 1

    [(path, headers, body)] = service.got
    said = device.read(body)
    assert path == "/anna"
    assert said | {"tag": ""} == {
        "title": "MokWi",
        "body": f"de: Geräusch {row.event_id}",
        "url": f"/geraeusche/{row.event_id}/",
        "tag": "",
    }
    assert b"Rumms" not in body
    assert (headers["content-encoding"], headers["ttl"]) == ("aes128gcm", "86400")
    row.refresh_from_db()
    assert (row.push_at, row.pushed_at) == (None, NOON)
    assert (deliver_due(NOON + timedelta(hours=1)), len(service.got)) == (0, 1)


def test_the_portal_signs_for_this_push_service_alone(service, device, make):
    make()
    deliver_due(NOON)

    scheme, _space, rest = service.got[0][1]["authorization"].partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    point = base64.urlsafe_b64decode(parts["k"] + "=" * (-len(parts["k"]) % 4))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    claims = jwt.decode(parts["t"], key, algorithms=["ES256"], audience="https://push.example.org")
    assert (scheme, parts["k"]) == ("vapid", keys.public_key())
    assert claims["sub"] == f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"
    assert 0 < claims["exp"] - timezone.now().timestamp() <= 24 * 3600


def test_there_is_one_key_and_it_stays(db):
    assert keys.own_key() == keys.own_key()
    assert PushKey.objects.count() == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_gone_is_forgotten(service, device, make, status):
    service.answers["/anna"] = status
    row = make()

    assert deliver_due(NOON) == 0

    row.refresh_from_db()
    assert (PushSubscription.objects.count(), row.push_at) == (0, None)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_push_service_that_has_trouble_is_asked_again_for_half_a_day(service, device, make, status):
    service.answers["/anna"] = status
    row = make()

    deliver_due(NOON)
    deliver_due(NOON + timedelta(minutes=1))
    assert len(service.got) == 1  # still in hand
    service.answers.clear()
    assert deliver_due(NOON + timedelta(minutes=3)) == 1

    row.refresh_from_db()
    assert row.pushed_at == NOON + timedelta(minutes=3)


def test_what_is_half_a_day_old_is_no_news(service, device, make):
    service.answers["/anna"] = 503
    row = make()

    deliver_due(NOON + timedelta(hours=13))

    row.refresh_from_db()
    assert (row.push_at, row.pushed_at) == (None, None)


def test_who_is_refused_for_two_weeks_is_forgotten(service, device, make):
    service.answers["/anna"] = 403
    make()
    deliver_due(NOON)
    device.row.refresh_from_db()
    assert device.row.failed_at == NOON

    make(NOON + timedelta(days=15))
    deliver_due(NOON + timedelta(days=15))

    assert PushSubscription.objects.count() == 0


def test_it_is_never_sent_on_to_another_address(service, device, make):
    service.answers["/anna"] = 307
    make()

    assert deliver_due(NOON) == 0
    assert [path for path, _headers, _body in service.got] == ["/anna"]


def test_each_device_gets_it_and_one_that_fails_keeps_nobody_waiting(service, device, make, anna):
    PushSubscriptionFactory(user=anna, endpoint="https://push.example.org/alt")
    service.answers["/alt"] = 410
    make()

    assert deliver_due(NOON) == 1
    assert sorted(path for path, _headers, _body in service.got) == ["/alt", "/anna"]
    assert list(PushSubscription.objects.all()) == [device.row]


def test_a_killed_worker_loses_nothing_and_nobody_sees_it_twice(service, device, make, monkeypatch):
    row = make()
    send = delivering._send

    def dies(*args):
        send(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(delivering, "_send", dies)
    with pytest.raises(KeyboardInterrupt):
        deliver_due(NOON)
    monkeypatch.setattr(delivering, "_send", send)
    assert deliver_due(NOON + timedelta(minutes=3)) == 1

    first, second = (device.read(body) for _path, _headers, body in service.got)
    row.refresh_from_db()
    assert first["tag"] == second["tag"]  # the second takes the place of the first
    assert row.pushed_at == NOON + timedelta(minutes=3)


def test_in_quiet_hours_it_waits_for_their_end(service, device, make, anna):
    row = make()
    set_rhythm(actor=anna, quiet_from=11, quiet_until=14)

    assert (deliver_due(NOON), service.got) == (0, [])
    assert deliver_due(NOON + timedelta(hours=2)) == 1

    row.refresh_from_db()
    assert row.pushed_at == NOON + timedelta(hours=2)


@pytest.mark.parametrize("why", ["read", "muted", "hidden", "settled", "chosen", "closed"])
def test_it_is_asked_again_before_it_goes(service, device, make, noise, anna, why):
    row = make()
    if why == "read":
        seen(anna, row.event.target)
    elif why == "muted":
        mute(actor=anna, target=row.event.target)
    elif why == "hidden":
        noise.hidden.add((anna.pk, row.event_id))
    elif why == "settled":
        noise.done.add((anna.pk, row.event_id))
    elif why == "chosen":
        choose(actor=anna, kind=noise.key, pace=Pace.AT_ONCE, channels=[Channel.BELL])
    else:
        anna.is_active = False
        anna.save()

    assert (deliver_due(NOON), service.got) == (0, [])
    row.refresh_from_db()
    assert row.pushed_at is None


def test_many_at_once_are_one(service, device, make):
    for _number in range(5):
        make()

    deliver_due(NOON)

    [(_path, _headers, body)] = service.got
    assert device.read(body)["body"] == "5 neue Benachrichtigungen"


def test_whoever_has_no_device_waits_for_nothing(service, make, db):
    row = make()

    deliver_due(NOON)

    row.refresh_from_db()
    assert (row.push_at, service.got) == (None, [])


def test_kinds_that_are_not_pushed_are_not(service, device, make, noise):
    noise.push = False
    make()

    assert deliver_due(NOON) == 0
    assert Notification.objects.get().push_at is None
    assert HearingSettings.objects.count() == 0


def test_a_mistake_in_one_kind_keeps_nobody_else_waiting(service, device, make, noise, logged_errors, monkeypatch):
    make()
    monkeypatch.setattr(noise, "visible_to", lambda user, events: 1 / 0)

    assert deliver_due(NOON) == 0
    assert logged_errors.pop().endswith("could not be made")
