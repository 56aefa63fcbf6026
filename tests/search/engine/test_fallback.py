"""Servers that are stopped, slow, or talk garbage: real sockets, and a database that says a word."""

import socket
import threading
import time
from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils import timezone

from search import engines
from search.engines import fallback
from search.engines.base import Engine
from search.engines.fallback import WithDatabase
from search.engines.requests import Found, Request
from search.engines.search_server import ServerEngine
from search.entries import PUBLIC
from search.language import parsed
from search.models import Unsent
from search.services import serving
from tests.factories.search import said

pytestmark = pytest.mark.django_db

REQUEST = Request(query=parsed("Rad", "de"), reader="de", audiences=frozenset({PUBLIC}))
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class Database(Engine):
    def search(self, request):
        return Found(ids=[7], total=1)

    def suggest(self, words, *, reader, audiences):
        return ["Rad"]


def nothing(connection):
    time.sleep(5)


def little_by_little(connection):
    connection.sendall(HEAD % 1_000)
    for _ in range(50):
        connection.sendall(b" ")
        time.sleep(0.1)


def says(body, head=HEAD):
    def answer(connection):
        connection.sendall((head % len(body) if head else b"") + body)

    return answer


@pytest.fixture
def listening():
    """An engine on a server that answers each connection by `answer`, and what was asked of it."""
    sockets, engines = [], []

    def start(answer):
        listener = socket.create_server(("127.0.0.1", 0))
        sockets.append(listener)
        asked = []

        def serve():
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                asked.append(1)
                sockets.append(connection)
                threading.Thread(target=talk, args=(connection,), daemon=True).start()

        def talk(connection):
            with suppress(OSError), connection:  # whoever asked may have gone
                connection.recv(65_536)
                answer(connection)

        threading.Thread(target=serve, daemon=True).start()
        engines.append(
            WithDatabase(ServerEngine(f"http://127.0.0.1:{listener.getsockname()[1]}", "portal"), Database())
        )
        return engines[-1], asked

    yield start
    for each in sockets:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()
    for engine in engines:
        engine._threads.shutdown()
        engine.server._threads.shutdown()


@pytest.mark.parametrize(
    "answer",
    [
        nothing,
        little_by_little,
        says(b"<html>It works!</html>"),
        says(b"{}"),
        says(b"[1, 2]"),
        says(b'{"hits": {"hits": [{}]}, "aggregations": {"of_kind": 3}}'),
        says(b"\x00\xff garbage", head=b""),
        says(b"busy", head=b"HTTP/1.1 503 Unavailable\r\nContent-Length: %d\r\n\r\n"),
        says(b"", head=b""),
    ],
)
def test_whatever_a_server_does_the_database_answers_in_time(listening, answer):
    engine, _asked = listening(answer)
    start = time.monotonic()

    found = engine.search(REQUEST)

    assert (found.ids, found.total, found.instead) == ([7], 1, True)
    assert time.monotonic() - start < 2


def test_a_server_that_is_stopped_is_left_alone_for_a_while(listening, monkeypatch):
    engine, asked = listening(says(b"", head=b""))

    engine.search(REQUEST)
    before = len(asked)
    assert engine.suggest(["ra"], reader="de", audiences=REQUEST.audiences) == ["Rad"]
    assert len(asked) == before > 0

    monkeypatch.setattr(fallback, "monotonic", lambda: time.monotonic() + fallback.LEFT_ALONE + 1)
    engine.search(REQUEST)
    assert len(asked) > before


def test_after_a_failure_one_tries_it_again_and_the_others_do_not_wait(listening, monkeypatch):
    engine, asked = listening(nothing)
    monkeypatch.setattr(fallback, "WITHIN", 0.3)
    engine.search(REQUEST)
    monkeypatch.setattr(fallback, "monotonic", lambda: time.monotonic() + fallback.LEFT_ALONE + 1)
    monkeypatch.setattr(fallback, "is_behind", lambda: False)  # a connection of each thread to the database
    one = threading.Thread(target=engine.search, args=(REQUEST,))
    one.start()
    while len(asked) < 2:
        time.sleep(0.01)

    start = time.monotonic()
    assert engine.search(REQUEST).instead is True

    assert one.is_alive()
    assert time.monotonic() - start < 0.3
    assert len(asked) == 2
    one.join()


def test_while_it_is_away_the_clock_alone_tries_to_tell_it(
    things, settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.SEARCH_URL = "http://127.0.0.1:1/away"
    tries = []
    monkeypatch.setattr(serving, "send", lambda: tries.append(1))
    with django_capture_on_commit_callbacks(execute=True):
        things.put(said(0, "Lastenrad"))
    assert tries == [1]
    Unsent.objects.update(created_at=timezone.now() - timedelta(minutes=1))

    with django_capture_on_commit_callbacks(execute=True):
        things.put(said(1, "Rikscha"))

    assert tries == [1]
    assert Unsent.objects.count() == 2


def test_neither_worker_nor_timer_wait_for_an_answer_that_never_ends(listening, monkeypatch):
    engine, _asked = listening(little_by_little)
    monkeypatch.setattr("search.engines.search_server.PATIENCE", 0.3)
    monkeypatch.setattr(engines, "server", lambda: engine.server)
    start = time.monotonic()

    assert serving.has_to_be_told() is False
    assert serving.send() == 0

    assert time.monotonic() - start < 2


def test_where_nobody_listens_the_database_answers_at_once():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"

    assert WithDatabase(ServerEngine(address, "portal"), Database()).search(REQUEST).instead is True
