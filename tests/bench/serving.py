"""A portal served as in production: by its processes alone, or with nginx before them."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.portal import ROOT, Portal, free_port, wait_until_it_answers

WORKERS = 2
THREADS = 2
"""In each worker, as `manage.py serve` has them in production; all that are compared are served alike."""
NGINX = """
worker_processes 1; daemon off; pid {room}/pid; error_log {room}/log;
events {{}}
http {{
  access_log off; client_body_temp_path {room}/b; proxy_temp_path {room}/p;
  fastcgi_temp_path {room}/f; uwsgi_temp_path {room}/u; scgi_temp_path {room}/s;
  keepalive_requests 1000000;
  upstream pages {{ zone pages 64k; least_conn; server 127.0.0.1:{behind}; }}
  server {{
    listen 127.0.0.1:{front};
    location / {{ proxy_pass http://pages; proxy_http_version 1.1; proxy_set_header Host $http_host; }}
  }}
}}
"""
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
    with _running(command, url, first, environment | {"BASE_URL": url}, directory) as server:
        yield server


@contextmanager
def _running(
    command: list[str], url: str, first: str, environment: dict[str, str], directory: Path = ROOT
) -> Iterator[Server]:
    # A server keeps what Python compiles (deploy/release); where a shell forbids it, each start would compile it all.
    environment = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.monotonic()
    server = subprocess.Popen(command, cwd=directory, env=environment)
    try:
        wait_until_it_answers(url + first, server)
        yield Server(url, server.pid, time.monotonic() - begun)
    finally:
        server.terminate()
        server.wait(20)


def served_portal(portal: Portal, *, first: str = "/") -> "contextmanager[Server]":
    return served("portal.wsgi:application", dict(os.environ) | portal.environment, first=first)


@contextmanager
def deployed_portal(portal: Portal, *, first: str = "/", shares_pages: bool = False) -> Iterator[Server]:
    """As deploy/ has it: nginx keeps no connections to the processes, and they have one queue; the cache of anonymous
    pages only where it is asked for."""
    behind, front = free_port(), free_port()
    url = f"http://127.0.0.1:{front}"
    command = [sys.executable, "-m", "portal.base.serving.pages", "--port", str(behind)]
    command += ["--workers", str(WORKERS), "--threads", str(THREADS)]
    environment = dict(os.environ) | portal.environment | {"BASE_URL": url}
    environment |= {"BENCH_PAGE_CACHE": "yes"} if shares_pages else {}
    with TemporaryDirectory() as room, _running(command, f"http://127.0.0.1:{behind}", first, environment) as server:
        conf = Path(room, "nginx.conf")
        conf.write_text(NGINX.format(room=room, behind=behind, front=front))
        with _running(["nginx", "-p", room, "-c", str(conf), "-e", "stderr"], url, "/healthz/", environment):
            yield replace(server, url=url)


def cookie_of(portal: Portal, email: str) -> str:
    """With which somebody is signed in."""
    said = portal.manage("shell", "--verbosity", "0", "--command", SESSION_OF.format(email=email))
    return f"sessionid={said.split()[-1]}"
