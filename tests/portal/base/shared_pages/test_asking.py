"""What may have a say in a page that everybody gets: its address, and nothing else."""

import pytest
from django.test import RequestFactory

from portal.base.shared_pages.asking import is_of_nobody, key_of, narrow, own_hosts

HOSTS = frozenset({"mokwi.example"})


def asked(path="/ueber/", **headers):
    return RequestFactory(SERVER_NAME="ignored").get(path, headers={"Host": "mokwi.example", **headers})


def key(path="/ueber/", **headers):
    return key_of(asked(path, **headers), HOSTS)


def test_scheme_host_path_and_query_make_the_key(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert key() == "http://mokwi.example/ueber/?"
    assert key(**{"X-Forwarded-Proto": "https"}) == "https://mokwi.example/ueber/?"
    assert key("/ideen/?thema=natur&page=2") == "http://mokwi.example/ideen/?thema=natur&page=2"


@pytest.mark.parametrize("path", ["/?q=wort", "/?utm_source=x", "/?page=2&x", "/?" + "page=1&" * 60, "/" + 400 * "x"])
def test_an_address_of_endlessly_many_forms_has_no_key(path):
    assert key(path) is None


@pytest.mark.parametrize("host", ["evil.example", "mokwi.example:8000", "MOKWI.example", "mokwi.example.", ""])
def test_another_host_has_no_key(host):
    assert key(Host=host) is None


def test_hosts_are_those_named_in_full(settings):
    settings.ALLOWED_HOSTS = [".example.net", "*", "mokwi.example"]
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example:8443/unten"

    assert own_hosts() == {"mokwi.example", "portal.example:8443"}


def test_only_get_has_a_key():
    assert key_of(RequestFactory().head("/", headers={"Host": "mokwi.example"}), HOSTS) is None


@pytest.mark.parametrize("cookies", ["", "csrftoken=abc", "theme=dark; _cf=1"])
def test_a_stranger_is_nobody(cookies):
    assert is_of_nobody(asked(Cookie=cookies))


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "sessionid=abc"},
        {"Cookie": "csrftoken=a; messages=b"},
        {"Range": "bytes=0-1"},
        {"HX-Request": "true"},
        {"X-Requested-With": "XMLHttpRequest"},
        {"Authorization": "Basic eDp5"},
    ],
)
def test_who_brings_something_along_is_somebody(headers):
    assert not is_of_nobody(asked(**headers))


def test_who_sends_something_is_somebody():
    assert not is_of_nobody(RequestFactory().post("/"))


def test_what_is_not_in_the_key_is_taken_out():
    request = asked(
        Cookie="csrftoken=abc; theme=dark",
        Referer="https://evil.example/",
        **{
            "Accept-Language": "en",
            "X-Forwarded-Host": "evil.example",
            "X-Forwarded-Proto": "https",
            "User-Agent": "x",
        },
    )
    assert request.headers["Referer"]  # they are read before, too

    narrow(request)

    kept = {name for name in request.META if name.startswith("HTTP_")}
    assert kept == {"HTTP_HOST", "HTTP_COOKIE", "HTTP_X_FORWARDED_PROTO"}
    assert request.COOKIES == {"csrftoken": "abc"}
    assert request.META["HTTP_COOKIE"] == "csrftoken=abc"
    assert set(request.headers) == {"Host", "Cookie", "X-Forwarded-Proto"}
