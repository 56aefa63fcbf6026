"""A real portal with the demo content in processes of its own, as `make run` starts it."""

import email
import email.policy
import fcntl
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from tests import migrated

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 60
PASSWORD = "moin-und-mok-wi"
DATABASE = "e2e.sqlite3"
ADDITIONS = """
from tests.e2e import every_block, neighbours
every_block.add_pages()
neighbours.let_them_sign_in()
"""


@dataclass
class Portal:
    url: str
    directory: Path
    environment: dict[str, str]
    _shell: subprocess.Popen[str] | None = field(default=None, init=False, repr=False)

    def run(self, code: str) -> str:
        """What Python code prints that runs beside the server; only the first takes as long as a command."""
        if self._shell is None:
            self._shell = subprocess.Popen(
                [sys.executable, "-m", "tests.e2e.shell"],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        self._shell.stdin.write(json.dumps(code) + "\n")
        self._shell.stdin.flush()
        answer = json.loads(self._shell.stdout.readline())
        if answer["problem"]:
            raise RuntimeError(answer["problem"])
        return answer["said"]

    def close(self) -> None:
        if self._shell is not None:
            self._shell.communicate()

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


def on_sqlite() -> bool:
    return "sqlite" in settings.DATABASES["default"]["ENGINE"]


def make_database(directory: Path) -> str:
    """The name of an empty database beside the suite's own; on SQLite it is migrated already."""
    if on_sqlite():
        path = directory / DATABASE
        migrated.copy_to(path)
        return str(path)
    import psycopg  # noqa: PLC0415  # only where the suite runs on PostgreSQL

    name = f"e2e_{os.getpid()}"
    database = settings.DATABASES["default"]
    connection = psycopg.connect(
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


def portal_in(directory: Path, database: str, *, settings: str = "tests.e2e.settings", url: str) -> Portal:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": settings,
        "E2E_DIRECTORY": str(directory),
        "E2E_DATABASE": database,
        "BASE_URL": url,
    }
    return Portal(url, directory, environment)


def prepare(directory: Path, *, settings: str = "tests.e2e.settings", url: str = "http://127.0.0.1") -> Portal:
    """A portal with a database of its own, migrated and filled with the demo content, not yet served."""
    portal = portal_in(directory, make_database(directory), settings=settings, url=url)
    if not on_sqlite():
        portal.manage("migrate", "--verbosity", "0")
    portal.manage("demo", "--password", PASSWORD)
    return portal


def start(directory: Path, *, shared: Path) -> tuple[Portal, subprocess.Popen[bytes]]:
    """A served portal with the demo, and with what else the tests need.

    Filling one takes longer than most test files: on SQLite the first process to come does it, in `shared`, and each
    has a copy.
    """
    url = f"http://127.0.0.1:{free_port()}"
    portal = copy_of_the_filled(shared, directory, url) if on_sqlite() else fill(directory, url)
    return portal, serve(portal)


def fill(directory: Path, url: str) -> Portal:
    portal = prepare(directory, url=url)
    portal.manage("shell", "-v", "0", "-c", ADDITIONS)
    return portal


def copy_of_the_filled(shared: Path, directory: Path, url: str) -> Portal:
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "filled").exists():
            unfinished = shared / "unfinished"
            unfinished.mkdir()
            fill(unfinished, url)
            unfinished.rename(shared / "filled")
    shutil.copytree(shared / "filled", directory, dirs_exist_ok=True)
    database = directory / DATABASE
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE wagtailcore_site SET port = ?", [urlsplit(url).port])
    return portal_in(directory, str(database), url=url)


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
