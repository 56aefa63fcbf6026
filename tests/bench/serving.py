"""A portal served as in production, without the web server before it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.portal import ROOT, Portal, free_port, wait_until_it_answers

WORKERS = 2
THREADS = 2
"""In each worker, as `manage.py serve` has them in production; all that are compared are served alike."""
SESSION_OF = """
from django.test import Client
from portal.accounts.models import User
client = Client()
client.force_login(User.objects.get(email="{email}"), "portal.accounts.backends.PortalBackend")
print(client.cookies["sessionid"].value)
"""


@dataclass(frozen=True)
class Server:
    url: str
    pid: int
    seconds_to_start: float

    def workers(self) -> list[int]:
        """The processes that answer."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/children")
        return [int(pid) for task in tasks for pid in task.read_text().split()]


@contextmanager
def served(
    application: str,
    environment: dict[str, str],
    *,
    first: str = "/",
    python: str = sys.executable,
    directory: Path = ROOT,
) -> Iterator[Server]:
    """By granian's workers, until the first address has been answered."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [python, "-m", "granian", "--interface", "wsgi", "--workers", str(WORKERS)]
    command += ["--blocking-threads", str(THREADS)]
    command += ["--log-level", "error", "--host", "127.0.0.1", "--port", str(port), application]
    begun = time.monotonic()
    server = subprocess.Popen(command, cwd=directory, env=environment | {"BASE_URL": url})
    try:
        wait_until_it_answers(url + first, server)
        yield Server(url, server.pid, time.monotonic() - begun)
    finally:
        server.terminate()
        server.wait(20)


def served_portal(portal: Portal, *, first: str = "/") -> "contextmanager[Server]":
    return served("portal.wsgi:application", dict(os.environ) | portal.environment, first=first)


def cookie_of(portal: Portal, email: str) -> str:
    """With which somebody is signed in."""
    said = portal.manage("shell", "--verbosity", "0", "--command", SESSION_OF.format(email=email))
    return f"sessionid={said.split()[-1]}"
