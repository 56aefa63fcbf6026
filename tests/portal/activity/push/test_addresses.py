"""Where nothing is sent to: an address comes from a browser, that is from anybody."""

import socket

import pytest

from portal.activity.push import addresses
from portal.activity.push.addresses import ForbiddenAddressError, host_of, public_addresses_of
from portal.activity.push.transport import UnreachableError, post


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.org/x",
        "ftp://push.example.org/x",
        "//push.example.org/x",
        "https:///x",
        "https://localhost/x",
        "https://127.0.0.1/x",
        "https://2130706433/x",
        "https://0x7f000001/x",
        "https://0177.0.0.1/x",
        "https://[::1]/x",
        "https://push.example.org:8443/x",
        "https://push.example.org:99999/x",
        "https://anna:geheim@push.example.org/x",
        "https://push.example.org@localhost/x",
        "https://push.example.org\\@localhost/x",
        "https://push.example.org/x\r\nHost: localhost",
        "https://push.example.org/ x",
        "https://pusch.exämple.org/x",
        "https://push_service.example.org/x",
        "https://-push.example.org/x",
        f"https://{'a' * 300}.example.org/x",
        "javascript:alert(1)",
        "",
    ],
)
def test_only_a_name_behind_https(endpoint):
    with pytest.raises(ForbiddenAddressError):
        host_of(endpoint)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc:def-_",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
        "https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d%3d",
        "https://web.push.apple.com:443/QGuQ",
    ],
)
def test_the_push_services_that_there_are(endpoint):
    assert host_of(endpoint) in endpoint


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "ff0e::1",
    ],
)
def test_no_name_that_leads_into_our_own_network(address, monkeypatch):
    """One of two is enough: which one is taken is not for the portal to say."""
    found = [(0, 0, 0, "", (each, 443)) for each in ("93.184.215.14", address)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)

    with pytest.raises(ForbiddenAddressError):
        public_addresses_of("push.example.org")


def test_a_name_of_the_world(monkeypatch):
    found = [(0, 0, 0, "", (each, 443)) for each in ("93.184.215.14", "2606:2800:21f::1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)

    assert public_addresses_of("push.example.org") == ["93.184.215.14", "2606:2800:21f::1"]


def test_what_was_looked_up_is_what_is_connected_to(service, monkeypatch):
    """A name that stands for something else a moment later changes nothing."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *args, **kwargs: pytest.fail(f"asked again for {host}"))
    real = socket.create_connection

    def connect(address, **kwargs):
        assert address[0] == "127.0.0.1"
        plain = socket.socket()
        plain.connect(address)
        return plain

    monkeypatch.setattr(socket, "create_connection", connect)
    assert post("https://push.example.org/x", b"", {}) == 201
    assert real is not connect


def test_a_certificate_of_somebody_else_is_not_taken(service):
    with pytest.raises(UnreachableError):
        post("https://other.example.org/x", b"", {})
    assert service.got == []


def test_nobody_there(service, monkeypatch):
    monkeypatch.setattr(addresses, "PORT", 1)

    with pytest.raises(UnreachableError):
        post("https://push.example.org/x", b"", {})
