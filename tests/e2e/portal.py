"""A real portal with the demo content in processes of its own, as `make run` starts it."""

import email
import email.policy
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 60
PASSWORD = "moin-und-mok-wi"


@dataclass
class Portal:
    url: str
    directory: Path
    environment: dict[str, str]

    def manage(self, *arguments: str) -> str:
        """What a management command prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    @property
    def log(self) -> Path:
        """What the server says, its errors among it."""
        return self.directory / "server.log"

    def mails_to(self, address: str) -> list[EmailMessage]:
        """What was sent to an address, oldest first."""
        files = sorted((self.directory / "mail").glob("*"), key=lambda file: file.stat().st_mtime_ns)
        texts = [text for file in files for text in re.split(r"\n-{79}\n", file.read_text("utf-8")) if text.strip()]
        mails = [email.message_from_string(text, policy=email.policy.default) for text in texts]
        return [mail for mail in mails if address in str(mail["To"])]

    def addresses(self) -> dict[str, str]:
        """One path for each type of page and language, as `tests.e2e.addresses` finds them."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.e2e.addresses"],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return json.loads(done.stdout.splitlines()[-1])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_database(directory: Path) -> str:
    """The name of an empty database beside the suite's own."""
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        return str(directory / "e2e.sqlite3")
    import psycopg2  # noqa: PLC0415  # only where the suite runs on PostgreSQL

    name = f"e2e_{os.getpid()}"
    connection = psycopg2.connect(
        dbname="postgres",
        host=database["HOST"] or None,
        port=database["PORT"] or None,
        user=database["USER"] or None,
        password=database["PASSWORD"] or None,
    )
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
    return name


def prepare(directory: Path, *, settings: str = "tests.e2e.settings", url: str = "http://127.0.0.1") -> Portal:
    """A portal with a database of its own, migrated and filled with the demo content, not yet served."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": settings,
        "E2E_DIRECTORY": str(directory),
        "E2E_DATABASE": make_database(directory),
        "BASE_URL": url,
    }
    portal = Portal(url, directory, environment)
    portal.manage("migrate", "--verbosity", "0")
    portal.manage("demo", "--password", PASSWORD)
    return portal


def start(directory: Path) -> tuple[Portal, subprocess.Popen[bytes]]:
    portal = prepare(directory, url=f"http://127.0.0.1:{free_port()}")
    portal.manage("shell", "-c", "from tests.e2e.every_block import add_pages; add_pages()")
    return portal, serve(portal)


def serve(portal: Portal, interface: str = "asgi") -> subprocess.Popen[bytes]:
    """A web server at the portal's address, which answers already; several write into one log."""
    port = portal.url.rpartition(":")[2]
    with portal.log.open("ab") as log:
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "granian", "--interface", interface, "--log-level", "warning"),
                *("--host", "127.0.0.1", "--port", port, f"portal.{interface}:application"),
            ],
            cwd=ROOT,
            env=portal.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_it_answers(portal.url + "/robots.txt", server)
    except RuntimeError as problem:
        problem.add_note(portal.log.read_text("utf-8"))
        raise
    return server


def wait_until_it_answers(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=10).read()
        except OSError:
            time.sleep(0.1)
            continue
        return
    raise RuntimeError("the portal did not start")
