"""The proxy before a tile server, against a real server on this machine."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.exceptions import ImproperlyConfigured

from initiatives.maps import tiles
from portal.settings.tiles import check_tiles

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100


class Upstream(BaseHTTPRequestHandler):
    status, kind, body, headers_sent = 200, "image/png", PNG, {}
    asked: list[tuple[str, str]] = []

    def do_GET(self):
        type(self).asked.append((self.path, self.headers["User-Agent"]))
        self.send_response(self.status)
        self.send_header("Content-Type", self.kind)
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *args):
        pass


@pytest.fixture
def upstream(home_page, settings, tmp_path):
    """A server that answers as the test says: `upstream.status = 500`."""
    handler = type("Handler", (Upstream,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.TILES_URL = f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png"
    settings.TILES_ATTRIBUTION = "© Die Kartenleute"
    settings.VAR_DIR = tmp_path
    yield handler
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_tile_is_fetched_once_and_kept(client, upstream):
    first, second = client.get("/karte/kacheln/10/540/327/"), client.get("/karte/kacheln/10/540/327/")

    assert (first.status_code, first["Content-Type"], first.content) == (200, "image/png", PNG)
    assert "max-age=604800" in first["Cache-Control"]
    assert second.content == PNG
    assert upstream.asked == [("/10/540/327.png", "MokWi (http://localhost:8000)")]


def test_the_browser_that_has_it_gets_nothing_twice(client, upstream):
    first = client.get("/karte/kacheln/10/540/327/")

    again = client.get("/karte/kacheln/10/540/327/", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["21/0/0", "3/8/0", "3/0/8", "10/540/1024"])
def test_tiles_beside_the_world_are_not_asked_for(client, upstream, path):
    assert client.get(f"/karte/kacheln/{path}/").status_code == 404
    assert upstream.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500},
        {"kind": "text/html"},
        {"body": b"0" * (tiles.MOST_BYTES + 1)},
        {"status": 302, "headers_sent": {"Location": "http://127.0.0.1:1/secret.png"}},
    ],
    ids=["error", "no picture", "too large", "redirect"],
)
def test_a_server_that_is_not_well_is_left_alone_for_a_while(client, upstream, answer):
    for name, value in answer.items():
        setattr(upstream, name, value)

    first, second = client.get("/karte/kacheln/10/540/327/"), client.get("/karte/kacheln/10/541/327/")

    assert (first.status_code, first["Retry-After"], first["Cache-Control"]) == (502, "20", "no-store")
    assert second.status_code == 502
    assert len(upstream.asked) == 1


def test_a_server_that_takes_too_long_is_not_waited_for(client, upstream, monkeypatch):
    monkeypatch.setattr(tiles, "SECONDS_TO_ANSWER", 0.2)
    monkeypatch.setattr(upstream, "do_GET", lambda self: time.sleep(1))

    assert client.get("/karte/kacheln/10/540/327/").status_code == 502


def test_an_old_picture_is_better_than_none(client, upstream, monkeypatch):
    client.get("/karte/kacheln/10/540/327/")
    monkeypatch.setattr(tiles, "FRESH_SECONDS", -1)
    upstream.status = 503

    assert client.get("/karte/kacheln/10/540/327/").content == PNG
    assert len(upstream.asked) == 2


def test_what_the_server_has_not_is_not_found(client, upstream):
    upstream.status = 404

    assert [client.get("/karte/kacheln/10/540/327/").status_code for _time in range(2)] == [404, 404]


def test_pages_of_others_get_no_tiles(client, upstream):
    response = client.get("/karte/kacheln/10/540/327/", headers={"Sec-Fetch-Site": "cross-site"})

    assert (response.status_code, upstream.asked) == (403, [])


def test_the_disk_does_not_fill(client, upstream, settings):
    settings.TILES_CACHE_BYTES = 3 * len(PNG)
    for y in range(6):
        client.get(f"/karte/kacheln/10/540/{y}/")

    removed = tiles.prune()

    kept = list((settings.VAR_DIR / "tiles").glob("*/*/*.*"))
    assert (removed, len(kept), tiles.prune()) == (4, 2, 0)


@pytest.mark.parametrize(
    ("url", "attribution"),
    [
        ("https://tiles.example.org/{z}/{x}.png", "©"),
        ("https://{s}.example.org/{z}/{x}/{y}.png", "©"),
        ("https:///{z}/{x}/{y}.png", "©"),
        ("https://tiles.example.org/{z}/{x}/{y}.png", " "),
    ],
)
def test_an_address_that_cannot_work_is_refused_at_the_start(url, attribution):
    with pytest.raises(ImproperlyConfigured):
        check_tiles(url, attribution)


def test_the_map_names_whose_it_is(client, upstream):
    response = client.get("/karte/")

    assert 'data-attribution="© Die Kartenleute"' in response.text
    assert 'data-tiles="/karte/kacheln/0/0/0/"' in response.text
