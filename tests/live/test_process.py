"""The process of the sockets (`portal.sockets`): how little it is, and that it knows the portal's tables rightly."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from portal.base.management.commands.serve import sockets
from tests.e2e.portal import ROOT, free_port
from tests.live.columns import columns
from tests.live.conftest import environment

HEAVY = {"wagtail", "allauth", "redis", "PIL", "docx", "home", "initiatives", "search", "rest_framework", "openpyxl"}
MEGABYTES = 70


@pytest.fixture(scope="module")
def slim(django_db_setup):
    done = subprocess.run(
        [sys.executable, "-m", "tests.live.columns"],
        cwd=ROOT,
        env={**os.environ, **environment()},
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


def test_its_narrow_models_have_the_columns_of_the_real_ones(slim):
    real = columns()

    for name, narrow in slim["columns"].items():
        assert narrow.items() <= real[name].items()
        assert narrow != {}


def test_it_loads_neither_wagtail_nor_what_pages_need(slim):
    assert HEAVY & set(slim["loaded"]) == set()


def test_it_takes_little_memory_has_no_pages_and_stops_when_told(django_db_setup):
    port = free_port()
    process = subprocess.Popen(sockets("127.0.0.1", port), cwd=ROOT, env={**os.environ, **environment()})
    try:
        assert answer_of(port) == 404
        assert health_of(port) == [
            {"status": "alive"},
            {"status": "ready", "services": {"database": "ok", "redis": "off"}},
        ]
        assert memory_of(process.pid) < MEGABYTES
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == -signal.SIGTERM
    finally:
        process.kill()


def answer_of(port):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)
        except urllib.error.HTTPError as said:
            return said.code
        except OSError:
            time.sleep(0.1)
    return None


def health_of(port):
    addresses = (f"http://127.0.0.1:{port}/health/{name}" for name in ("live", "ready"))
    return [json.loads(urllib.request.urlopen(address, timeout=5).read()) for address in addresses]


def memory_of(pid):
    resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return resident / 1e6
