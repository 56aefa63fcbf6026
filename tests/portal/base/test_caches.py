"""The shared cache, and what takes its place while Redis is away: a Redis of its own that is stopped."""

import subprocess
import time

import pytest
import redis

from portal.base import caches
from portal.base.caches import SharedCache
from tests.e2e.portal import free_port
from tests.needs import needs


class Server:
    def __init__(self, folder):
        self.program, self.folder, self.port = needs("redis-server"), folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self):
        command = [self.program, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder)]
        self.process = subprocess.Popen([*command, "--appendonly", "yes"], stdout=subprocess.DEVNULL)
        client = redis.Redis.from_url(self.url)
        for _attempt in range(200):
            try:
                client.ping()
                break
            except redis.RedisError:
                time.sleep(0.02)
        client.close()

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def shared(server, monkeypatch):
    monkeypatch.setattr(caches, "LEFT_ALONE", 0.05)
    made = SharedCache(server.url, {"OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1}})
    yield made
    for pool in made._cache._pools.values():
        pool.disconnect()


def test_while_redis_is_away_each_process_has_a_cache_of_its_own(server, shared):
    shared.set_many({"kept": 1, "changed": "old", "deleted": "old"})
    assert (shared.answers(), shared.get("changed")) == (True, "old")

    server.stop()
    shared.set("changed", "new")
    shared.delete("deleted")
    assert shared.answers() is False
    assert shared.get("changed") == "new"
    assert shared.get_many(["kept", "changed"]) == {"changed": "new"}
    assert (shared.add("once", 1), shared.add("once", 1), shared.incr("once")) == (True, False, 2)

    time.sleep(0.06)
    assert shared.get("changed") == "new"  # tried again, and still away
    server.start()
    time.sleep(0.06)

    assert shared.get("kept") == 1
    assert shared.get_many(["changed", "deleted", "once"]) == {}  # Redis held what was older
    assert shared.answers() is True


def test_a_redis_that_is_slow_is_not_waited_for_twice(server, shared):
    blocked = redis.Redis.from_url(server.url)
    blocked.execute_command("CLIENT", "PAUSE", "3000", "ALL")
    started = time.monotonic()

    assert [shared.get("a"), shared.get("b", 7)] == [None, 7]

    assert time.monotonic() - started < 2.5
    blocked.close()
