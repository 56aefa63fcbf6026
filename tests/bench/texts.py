"""`python -m tests.bench.texts`: texts beside y-websocket, Hocuspocus and Etherpad: key press to the others, memory.

Ours with everything on: sign-in, access, storage on SQLite, the process that `manage.py serve` starts. Etherpad
stores, too; the other two keep texts in memory. None of them asks who comes in. All on one machine with the load:
ratios say something, times little. Needs Node. About five minutes.
"""

import json
import os
import platform
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
FOLDER = Path(tempfile.mkdtemp(prefix="mokwi-bench-texts-"))
os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER / 'texts.sqlite3'}"
os.environ["REDIS_URL"] = ""

import django

django.setup()

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from portal.base.management.commands.serve import sockets
from tests import migrated
from tests.bench.report import REPORT
from tests.e2e.portal import ROOT, free_port
from tests.factories.accounts import UserFactory
from tests.factories.projects import ProjectFactory
from tests.factories.texts import TextFactory
from tests.live.conftest import session_of
from workspace.texts.services.storing import packed

TOOLS = ROOT / "var" / "bench-texts"
"""The others' packages, which stay for the next time."""
BEGIN, END = "<!-- texts: begin -->", "<!-- texts: end -->"
PACKAGES = ["y-websocket@1.5.4", "yjs@13", "ws@8", "lib0@0.2", "@hocuspocus/server@2"]
WRITERS = {10: 2.0, 50: 1.0, 200: 0.25}
"""And how many numbers each types a second."""
SECONDS = 6
TEXTS = 1000
ETHERPAD = {
    "ip": "127.0.0.1",
    "dbType": "dirty",
    "loglevel": "WARN",
    "commitRateLimiting": {"duration": 1, "points": 100_000},
    "socketTransportProtocols": ["websocket"],
}
HOCUSPOCUS = """
import {{ Server }} from "@hocuspocus/server";
const server = Server.configure({{ port: {port}, address: "127.0.0.1", quiet: true }});
server.listen();
"""


MANY_HEAD = (
    "| server | memory with none | memory | processor | until all are open | p50 | p99 | delivered |",
    "|---|---|---|---|---|---|---|---|",
)


@contextmanager
def running(command: list[str], port: int, folder: str = ".", **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    with (FOLDER / "log").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=TOOLS / folder, env={**os.environ, **environment}, stdout=log, stderr=log
        )
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not _answers(port):
            time.sleep(0.2)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:  # with thousands of sockets open
            process.kill()
            process.wait(5)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def ours(port: int) -> list[str]:
    """As `manage.py serve` starts it in production."""
    return sockets("127.0.0.1", port)


def load(kind: str = "load", **asked: object) -> dict[str, float]:
    done = subprocess.run(
        ["node", ROOT / "tests" / "bench" / f"texts_{kind}.mjs", json.dumps(asked)],
        cwd=TOOLS / ("etherpad" if kind == "etherpad" else "."),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-500:])
    return json.loads(done.stdout)


def memory_of(pid: int) -> float:
    """In MB, with the processes that it started."""
    pids = [pid, *(int(each) for each in _children(pid))]
    pages = sum(int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in pids)
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def seconds_of(pid: int) -> float:
    """That it has computed."""
    pids = [pid, *(int(each) for each in _children(pid))]
    fields = [Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in pids]
    return sum(int(each[11]) + int(each[12]) for each in fields) / os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """One that is measured, while it runs."""

    name: str
    port: int
    pid: int
    load: Callable[..., dict[str, float]]
    """Takes how many write and how fast; gives what they have seen."""
    load_many: Callable[..., dict[str, float]] | None = None
    """The same with so many texts."""


@contextmanager
def mokwi() -> Iterator[Server]:
    person = UserFactory()
    project = ProjectFactory(admin=person)
    port = free_port()
    at = {"headers": {"Cookie": f"sessionid={session_of(person)}"}, "origin": f"http://127.0.0.1:{port}"}

    def url() -> str:
        return f"ws://127.0.0.1:{port}{TextFactory(project=project).get_absolute_url()}live/"

    with running(ours(port), port, PYTHONPATH=str(ROOT)) as process:
        yield Server(
            "MokWi",
            port,
            process.pid,
            lambda **asked: load(url=url(), **at, **asked),
            lambda number, **asked: load(urls=[url() for _ in range(number)], **at, **asked),
        )


@contextmanager
def y_websocket() -> Iterator[Server]:
    port = free_port()
    command = ["node", "node_modules/y-websocket/bin/server.js"]
    urls = [f"ws://127.0.0.1:{port}/text{number}" for number in range(TEXTS)]
    with running(command, port, PORT=str(port), HOST="127.0.0.1") as process:
        yield Server(
            "y-websocket",
            port,
            process.pid,
            lambda **asked: load(url=urls[0], **asked),
            lambda number, **asked: load(urls=urls[:number], **asked),
        )


@contextmanager
def hocuspocus() -> Iterator[Server]:
    port = free_port()
    (TOOLS / "hocuspocus.mjs").write_text(HOCUSPOCUS.format(port=port))
    url = f"ws://127.0.0.1:{port}"
    with running(["node", "hocuspocus.mjs"], port) as process:
        yield Server(
            "Hocuspocus",
            port,
            process.pid,
            lambda **asked: load(url=url, name="text", **asked),
            lambda number, **asked: load(url=url, names=[f"text{each}" for each in range(number)], **asked),
        )


@contextmanager
def etherpad() -> Iterator[Server]:
    """With the database that it brings along, a file."""
    port = free_port()
    settings = {**ETHERPAD, "port": port, "dbSettings": {"filename": str(FOLDER / f"{port}.db")}}
    (TOOLS / "etherpad" / "settings.json").write_text(json.dumps(settings))
    command = ["node", "src/node/server.js", "-s", "settings.json"]
    with running(command, port, folder="etherpad", NODE_ENV="production") as process:
        time.sleep(2)  # it answers before it is ready
        url = f"http://127.0.0.1:{port}"
        yield Server("Etherpad", port, process.pid, lambda **asked: load("etherpad", url=url, **asked))


def latency() -> list[str]:
    rows = []
    for writers, rate in WRITERS.items():
        for server in (mokwi, y_websocket, hocuspocus, etherpad):
            with server() as running_one:
                seen = running_one.load(writers=writers, rate=rate, seconds=SECONDS)
                memory = memory_of(running_one.pid)
            share = seen["delivered"] / max(1, seen["expected"])
            times = f"{seen['p50'] or 0:,.1f} | {seen['p99'] or 0:,.1f}"
            rows.append(f"| {writers} | {running_one.name} | {times} | {share:.1%} | {memory:.0f} MB |")
            say(rows[-1])
    return rows


def many_texts(number: int) -> list[str]:
    """Each with two writers who type a number every ten seconds."""
    rows = []
    for server in (mokwi, y_websocket, hocuspocus):
        with server() as running_one:
            assert running_one.load_many is not None
            alone, before, begun = memory_of(running_one.pid), seconds_of(running_one.pid), time.monotonic()
            seen = running_one.load_many(number, perText=2, writers=2 * number, rate=0.1, seconds=20, after=2500)
            used, took = seconds_of(running_one.pid) - before, time.monotonic() - begun
            memory = memory_of(running_one.pid)
        share = seen["delivered"] / max(1, seen["expected"])
        rows.append(
            f"| {running_one.name} | {alone:.0f} MB | {memory:.0f} MB | {used / took:.0%} of a core "
            f"| {seen['opened'] / 1000:.1f} s | {seen['p50']:.1f} | {seen['p99']:.1f} | {share:.1%} |"
        )
        say(rows[-1])
    return rows


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def opening(characters: int) -> str:
    person = UserFactory()
    text = TextFactory(project=ProjectFactory(admin=person), written="Moin zusammen! " * (characters // 15))
    port = free_port()
    at = {"headers": {"Cookie": f"sessionid={session_of(person)}"}, "origin": f"http://127.0.0.1:{port}"}
    url = f"ws://127.0.0.1:{port}{text.get_absolute_url()}live/"
    with running(ours(port), port, PYTHONPATH=str(ROOT)):
        times = [load(writers=1, rate=0.1, seconds=0, after=0, url=url, **at)["opened"] for _turn in range(3)]
    first, next_time = times[0], times[-1]
    return f"A text of {characters:,} characters has come after {first:.0f} ms, the next time after {next_time:.0f} ms."


def size(edits: int) -> str:
    chance = random.Random(1)
    doc = Doc()
    run = XmlText("")
    doc.get("text", type=XmlFragment).children.append(XmlElement("paragraph", contents=[run]))
    said, place = 0, 0
    for _edit in range(edits):
        if chance.random() < 0.05:
            place = chance.randint(0, said)
        if said and place and chance.random() < 0.1:
            place -= 1
            del run[place : place + 1]
            said -= 1
        else:
            run.insert(place, chance.choice("abcdefghijklmnopqrstuvwxyz    "))
            said, place = said + 1, place + 1
    stored = len(packed(doc.get_update()))
    return (
        f"After {edits:,} edits of one sign (every twentieth elsewhere, every tenth deletes) the {said:,} signs are "
        f"stored in {stored:,} bytes: {stored / said:.1f} times the plain text."
    )


def install() -> None:
    """Etherpad wants to stand in a folder named `src`, and be a package of its own as well."""
    npm_install(TOOLS, *PACKAGES)
    folder = TOOLS / "etherpad"
    npm_install(folder, "ep_etherpad-lite@1.8.14")
    package = folder / "node_modules" / "ep_etherpad-lite"
    if not package.is_symlink():
        package.rename(folder / "src")
        package.symlink_to("../src")


def npm_install(folder: Path, *packages: str) -> None:
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}")
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *packages], cwd=folder, check=True)


def main() -> None:
    migrated.copy_to(FOLDER / "texts.sqlite3")
    install()
    only = sys.argv[1:] or ["latency", "many", "opening", "size"]
    where = f"Python {platform.python_version()}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}"
    said = [f"On {datetime.now(UTC):%Y-%m-%d}, {where} at the beginning, {SECONDS} s each. Milliseconds."]
    if "latency" in only:
        head = ["", "| writers | server | p50 | p99 | delivered | memory |", "|---|---|---|---|---|---|"]
        said += [*head, *latency(), ""]
    if "many" in only:
        said += [f"{TEXTS:,} open texts with two writers each who type a number every ten seconds:", "", *MANY_HEAD]
        said += [*many_texts(TEXTS), ""]
    said += [opening(200_000)] if "opening" in only else []
    said += [size(100_000)] if "size" in only else []
    text = "\n".join([BEGIN, *said, END])
    before = REPORT.read_text("utf-8")
    if BEGIN in before and len(only) > 3:
        REPORT.write_text(before.partition(BEGIN)[0] + text + before.partition(END)[2], "utf-8")
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
