"""`python -m tests.bench.texts`: key press to the other screens beside y-websocket and Hocuspocus, memory, size.

Ours with everything on: sign-in, access, storage on SQLite, granian as `manage.py serve` starts it. The others keep
texts in memory and ask nobody. All on one machine with the load: ratios say something, times little. Needs Node.
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
from collections.abc import Iterator
from contextlib import contextmanager
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
from tests.bench.__main__ import REPORT
from tests.e2e.portal import ROOT, free_port
from tests.factories.accounts import UserFactory
from tests.factories.projects import ProjectFactory
from tests.factories.texts import TextFactory
from tests.live.conftest import session_of
from workspace.texts.services.storing import packed

BEGIN, END = "<!-- texts: begin -->", "<!-- texts: end -->"
PACKAGES = ["y-websocket@1.5.4", "yjs@13", "ws@8", "lib0@0.2", "@hocuspocus/server@2"]
WRITERS = {10: 2.0, 50: 1.0, 200: 0.25}
"""And how many numbers each types a second."""
SECONDS = 8
HOCUSPOCUS = """
import {{ Server }} from "@hocuspocus/server";
const server = Server.configure({{ port: {port}, address: "127.0.0.1", quiet: true }});
server.listen();
"""


@contextmanager
def running(command: list[str], port: int, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    with (FOLDER / "log").open("ab") as log:
        process = subprocess.Popen(command, cwd=FOLDER, env={**os.environ, **environment}, stdout=log, stderr=log)
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


def load(**asked: object) -> dict[str, float]:
    done = subprocess.run(
        ["node", ROOT / "tests" / "bench" / "texts_load.mjs", json.dumps(asked)],
        cwd=FOLDER,
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


def latency() -> list[str]:
    rows = []
    for writers, rate in WRITERS.items():
        for name, figures, memory in (_ours(writers, rate), _y_websocket(writers, rate), _hocuspocus(writers, rate)):
            share = figures["delivered"] / max(1, figures["expected"])
            rows.append(
                f"| {writers} | {name} | {figures['p50']:.1f} | {figures['p99']:.1f} | {share:.1%} | {memory:.0f} MB |"
            )
            sys.stdout.write(rows[-1] + "\n")
            sys.stdout.flush()
    return rows


def _ours(writers: int, rate: float) -> tuple[str, dict[str, float], float]:
    person = UserFactory()
    text = TextFactory(project=ProjectFactory(admin=person))
    port = free_port()
    with running(ours(port), port, PYTHONPATH=str(ROOT)) as server:
        figures = load(writers=writers, rate=rate, seconds=SECONDS, **_at(port, person), url=_url(port, text))
        return "MokWi", figures, memory_of(server.pid)


def _at(port: int, person: object) -> dict[str, object]:
    return {"headers": {"Cookie": f"sessionid={session_of(person)}"}, "origin": f"http://127.0.0.1:{port}"}


def _url(port: int, text: object) -> str:
    return f"ws://127.0.0.1:{port}{text.get_absolute_url()}live/"


def _y_websocket(writers: int, rate: float) -> tuple[str, dict[str, float], float]:
    port = free_port()
    command = ["node", "node_modules/y-websocket/bin/server.js"]
    with running(command, port, PORT=str(port), HOST="127.0.0.1") as server:
        figures = load(url=f"ws://127.0.0.1:{port}/text", writers=writers, rate=rate, seconds=SECONDS)
        return "y-websocket", figures, memory_of(server.pid)


def _hocuspocus(writers: int, rate: float) -> tuple[str, dict[str, float], float]:
    port = free_port()
    (FOLDER / "hocuspocus.mjs").write_text(HOCUSPOCUS.format(port=port))
    with running(["node", "hocuspocus.mjs"], port) as server:
        figures = load(url=f"ws://127.0.0.1:{port}", name="text", writers=writers, rate=rate, seconds=SECONDS)
        return "Hocuspocus", figures, memory_of(server.pid)


def many_texts(number: int) -> str:
    """Each with two writers who type a number every ten seconds."""
    person = UserFactory()
    project = ProjectFactory(admin=person)
    port = free_port()
    with running(ours(port), port, PYTHONPATH=str(ROOT)) as server:
        alone = memory_of(server.pid)
        urls = [_url(port, TextFactory(project=project)) for _ in range(number)]
        before = seconds_of(server.pid)
        figures = load(
            urls=urls, perText=2, writers=2 * number, rate=0.1, seconds=20, after=2500, url="", **_at(port, person)
        )
        used, memory = seconds_of(server.pid) - before, memory_of(server.pid)
    took = figures["opened"] / 1000 + 23.5
    return (
        f"{number:,} open texts with two writers each, a number every ten seconds: {memory:.0f} MB "
        f"({alone:.0f} MB with none), {used / took:.0%} of a core, p50 {figures['p50']:.1f} ms, "
        f"p99 {figures['p99']:.1f} ms, {figures['delivered'] / figures['expected']:.1%} delivered."
    )


def opening(characters: int) -> str:
    person = UserFactory()
    text = TextFactory(project=ProjectFactory(admin=person), written="Moin zusammen! " * (characters // 15))
    port = free_port()
    with running(ours(port), port, PYTHONPATH=str(ROOT)):
        times = [
            load(writers=1, rate=0.1, seconds=0, after=0, url=_url(port, text), **_at(port, person))["opened"]
            for _turn in range(3)
        ]
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


def main() -> None:
    migrated.copy_to(FOLDER / "texts.sqlite3")
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *PACKAGES], cwd=FOLDER, check=True)
    only = sys.argv[1:] or ["latency", "many", "opening", "size"]
    where = f"Python {platform.python_version()}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}"
    said = [f"On {datetime.now(UTC):%Y-%m-%d}, {where} at the beginning, {SECONDS} s each. Milliseconds."]
    if "latency" in only:
        head = ["", "| writers | server | p50 | p99 | delivered | memory |", "|---|---|---|---|---|---|"]
        said += [*head, *latency(), ""]
    said += [many_texts(1000)] if "many" in only else []
    said += [opening(200_000)] if "opening" in only else []
    said += [size(100_000)] if "size" in only else []
    text = "\n".join([BEGIN, *said, END])
    before = REPORT.read_text("utf-8")
    if BEGIN in before and len(only) > 3:
        REPORT.write_text(before.partition(BEGIN)[0] + text + before.partition(END)[2], "utf-8")
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
