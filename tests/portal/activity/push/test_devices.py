"""The page of one's devices: set up by a browser, given up by whose they are, forgotten when one signs out."""

import pytest

from portal.accounts.privacy import parts
from portal.activity.push import addresses, services
from portal.activity.push.models import PushSubscription
from tests.factories.push import PushSubscriptionFactory
from tests.portal.activity.push.devices import Device

PAGE = "/konto/push/"
SET_UP = "/konto/push/einrichtung/"


@pytest.fixture
def public(monkeypatch):
    monkeypatch.setattr(addresses, "public_addresses_of", lambda host: ["93.184.215.14"])


@pytest.fixture
def said():
    return {"endpoint": "https://push.example.org/neu", **Device().keys}


def test_a_browser_is_set_up_and_again_changes_nothing(client, anna, home_page, public, said):
    client.force_login(anna)

    answers = [client.post(SET_UP, said, headers={"User-Agent": "Firefox"}).json() for _time in range(2)]

    assert answers == [{"ok": True}] * 2
    row = PushSubscription.objects.get()
    assert (row.user, row.endpoint, row.user_agent) == (anna, said["endpoint"], "Firefox")
    assert said["endpoint"] in client.get(PAGE).content.decode()


def test_whoever_uses_the_browser_now_has_it(client, anna, ben, home_page, public, said):
    for person in (anna, ben):
        client.force_login(person)
        client.post(SET_UP, said)

    assert PushSubscription.objects.get().user == ben


@pytest.mark.parametrize(
    "changed",
    [
        {"endpoint": "http://push.example.org/x"},
        {"endpoint": "https://localhost/x"},
        {"endpoint": "https://push.example.org/" + "x" * 1000},
        {"endpoint": ""},
        {"p256dh": "kein Schlüssel"},
        {"p256dh": "AAAA"},
        {"p256dh": ""},
        {"auth": "AAAA"},
        {"auth": "!"},
    ],
)
def test_what_is_no_device_is_refused_in_words(client, anna, home_page, public, said, changed):
    client.force_login(anna)

    answer = client.post(SET_UP, said | changed)

    assert answer.status_code == 400
    assert answer.json()["error"]
    assert PushSubscription.objects.count() == 0


def test_a_name_that_leads_inside_is_refused(client, anna, home_page, said):
    client.force_login(anna)

    answer = client.post(SET_UP, said | {"endpoint": "https://localhost.localdomain/x"})

    assert (answer.status_code, PushSubscription.objects.count()) == (400, 0)


def test_nobody_gives_up_or_tries_what_is_somebody_elses(client, anna, ben, home_page):
    row = PushSubscriptionFactory(user=anna)
    client.force_login(ben)

    assert client.post(f"{PAGE}{row.pk}/aufgabe/").status_code == 404
    assert client.post(f"{PAGE}{row.pk}/probe/").status_code == 404
    assert row.endpoint not in client.get(PAGE).content.decode()
    client.force_login(anna)
    client.post(f"{PAGE}{row.pk}/aufgabe/")
    assert PushSubscription.objects.count() == 0


def test_who_signs_out_hears_nothing_there_any_more(client, anna, home_page, public, said):
    other = PushSubscriptionFactory(user=anna)
    client.force_login(anna)
    client.post(SET_UP, said)

    client.logout()

    assert list(PushSubscription.objects.all()) == [other]


def test_the_oldest_of_too_many_go(anna, monkeypatch, said):
    monkeypatch.setattr(services, "MOST_DEVICES", 2)
    for number in range(4):
        said["endpoint"] = f"https://push.example.org/{number}"
        services.set_up(**said, user_agent="", session_key="", actor=anna)

    kept = sorted(PushSubscription.objects.values_list("endpoint", flat=True))
    assert kept == ["https://push.example.org/2", "https://push.example.org/3"]


def test_a_test_message(client, anna, home_page, service, device):
    client.force_login(anna)

    client.post(f"{PAGE}{device.row.pk}/probe/")

    [(_path, _headers, body)] = service.got
    assert device.read(body)["url"] == PAGE


def test_the_page_costs_the_same_for_one_and_for_ten_devices(client, anna, home_page, queries_of):
    client.force_login(anna)
    counts = []
    for number in (1, 9):
        PushSubscriptionFactory.create_batch(number, user=anna)
        counts.append(queries_of(PAGE))

    assert counts[0] == counts[1]


def test_the_export_names_devices_without_keys(anna):
    row = PushSubscriptionFactory(user=anna)
    part = next(part for part in parts() if part.name == "push")

    [told] = part.export(anna)

    assert told["endpoint"] == row.endpoint
    assert row.auth not in str(told)
