"""Several processes answer, and whoever asks waits in one queue."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection

import pytest

from tests.e2e.portal import ROOT, free_port


class Pages:
    def __init__(self, workers):
        self.port = free_port()
        command = [sys.executable, "-m", "portal.base.serving.pages", "--port", str(self.port)]
        command += ["--workers", str(workers), "--threads", "1", "tests.portal.base.serving.who:application"]
        self.process = subprocess.Popen(command, cwd=ROOT)

        wait_until_it_listens(self)

    def begin(self, length=0, path="/"):
        """Sends the head of a request."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=20)
        line.putrequest("POST", path)
        line.putheader("Content-Length", length)
        line.endheaders()
        return line

    def ask(self, path="/"):
        return finish(self.begin(path=path))


def wait_until_it_listens(pages):
    deadline = time.monotonic() + 20
    with closing(socket.socket()) as probe:
        while probe.connect_ex(("127.0.0.1", pages.port)):
            assert time.monotonic() < deadline
            assert pages.process.poll() is None


def finish(line, body=b""):
    """The number of the process that is asked for; it has hung up then."""
    with closing(line):
        line.send(body)
        answer = line.getresponse()
        assert answer.getheader("Connection") == "close"
        return int(answer.read())


@pytest.fixture
def pages():
    started = []

    def start(workers):
        started.append(Pages(workers))
        return started[-1]

    yield start
    for each in started:
        each.process.terminate()
        each.process.wait(20)


def test_nobody_waits_for_a_process_that_is_busy_while_another_is_free(pages):
    portal = pages(workers=2)
    slow = portal.begin(length=1)  # somebody whose line is slow keeps one of them

    answered = {portal.ask() for _request in range(20)}

    busy = finish(slow, b"x")
    assert len(answered) == 1
    assert busy not in answered


def test_another_process_takes_the_place_of_one_that_is_lost(pages):
    portal = pages(workers=1)
    lost = portal.ask()

    os.kill(lost, signal.SIGKILL)

    assert portal.ask() != lost


def test_all_processes_have_in_common_what_is_loaded(pages):
    portal = pages(workers=2)
    slow = portal.begin(length=1, path="/loaded-by")

    assert portal.ask("/loaded-by") == finish(slow, b"x") == portal.process.pid


def test_a_portal_that_still_starts_can_be_stopped():
    command = [sys.executable, "-m", "portal.base.serving.pages", "--port", str(free_port()), "--workers", "2"]
    command.append("tests.portal.base.serving.never_ready:application")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "loads\n"

        process.terminate()

        assert process.wait(20) == -signal.SIGTERM


SHARED = """
from django.db import connections
from portal.wsgi import application
import threading
print(threading.active_count(), [each.alias for each in connections.all() if each.connection])
"""


def test_nothing_is_open_when_the_processes_divide():
    """Two that share a connection to the database get each other's answers."""
    said = subprocess.run([sys.executable, "-c", SHARED], cwd=ROOT, check=True, capture_output=True, text=True)

    assert said.stdout == "1 []\n"
