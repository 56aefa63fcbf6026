"""Several processes answer, and whoever asks waits in one queue."""

import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.e2e.portal import ROOT, free_port


class Pages:
    def __init__(self, workers):
        self.port = free_port()
        command = [sys.executable, "-m", "portal.base.serving.pages", "--port", str(self.port)]
        command += ["--workers", str(workers), "--threads", "1", "tests.portal.base.serving.who:application"]
        self.process = subprocess.Popen(command, cwd=ROOT)

        wait_until_it_listens(self)

    def begin(self, length=0):
        """Sends the head of a request."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=20)
        line.putrequest("POST", "/")
        line.putheader("Content-Length", length)
        line.endheaders()
        return line

    def ask(self):
        return finish(self.begin())


def wait_until_it_listens(pages):
    deadline = time.monotonic() + 20
    with closing(socket.socket()) as probe:
        while probe.connect_ex(("127.0.0.1", pages.port)):
            assert time.monotonic() < deadline
            assert pages.process.poll() is None


def finish(line, body=b""):
    """The process that has answered; it has hung up then."""
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


def test_other_processes_take_the_place_of_the_old_ones(pages):
    portal = pages(workers=1)
    before = portal.ask()

    portal.process.send_signal(signal.SIGHUP)
    deadline = time.monotonic() + 20
    while portal.ask() == before:
        assert time.monotonic() < deadline

    while Path(f"/proc/{before}").exists():
        assert time.monotonic() < deadline


def test_a_portal_that_still_starts_can_be_stopped():
    command = [sys.executable, "-m", "portal.base.serving.pages", "--port", str(free_port()), "--workers", "2"]
    command.append("tests.portal.base.serving.never_ready:application")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert [process.stdout.readline() for _worker in range(2)] == ["loads\n"] * 2

        process.terminate()

        assert process.wait(20) == 0
