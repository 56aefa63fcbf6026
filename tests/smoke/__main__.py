"""`deploy/smoke.sh`: two nodes behind nginx, as docs/operations.md says, and everything that has to hold for several.

The environment names a PostgreSQL (SMOKE_POSTGRES; SMOKE_TEMPLATE is a database there that is migrated), a Redis
(REDIS_URL) and, where there is one, a search server (SEARCH_TEST_URL). `--seconds N` is for how long there is load.
"""

import os
import shutil
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import psycopg

from tests.smoke.machines import Node, Proxy, Storage, settings_of

BACK_WITHIN = 3.0
SEEN_BY_PEOPLE = ("web", "sockets")
BROKEN_WITHIN = 3.0
"""After a node has died, for what was on its way there."""


@contextmanager
def database() -> Iterator[str]:
    server, name = os.environ["SMOKE_POSTGRES"].rstrip("/"), f"smoke_{os.getpid()}"
    template = os.environ.get("SMOKE_TEMPLATE", "template0")

    def tell(statement: str) -> None:
        parts = urlsplit(server)
        connection = psycopg.connect(
            dbname="postgres", host=parts.hostname, port=parts.port, user=parts.username, password=parts.password
        )
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
        connection.close()

    tell(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield f"{server}/{name}"
    finally:
        tell(f'DROP DATABASE "{name}" WITH (FORCE)')


class Smoke:
    def __init__(self, seconds: float) -> None:
        self.seconds, self.begun, self.failed = seconds, time.monotonic(), 0

    def say(self, words: str) -> None:
        sys.stdout.write(f"{time.monotonic() - self.begun:6.1f} s  {words}\n")
        sys.stdout.flush()

    def check(self, name: str, look: Callable[..., str], *arguments: Any) -> None:  # Any: whatever it looks at
        try:
            self.say(f"ok      {name}: {look(*arguments)}")
        except (AssertionError, OSError, TypeError, ValueError, TimeoutError) as problem:
            self.failed += 1
            self.say(f"FAILED  {name}: {problem!r}")

    def run(self, room: Path) -> None:
        with ExitStack() as ending:
            storage, proxy = Storage(room), Proxy(room)
            ending.callback(storage.stop)
            url = ending.enter_context(database())
            nodes = [Node("node-a", room), Node("node-b", room)]
            told = settings_of(url, os.environ["REDIS_URL"], os.environ.get("SEARCH_TEST_URL", ""), storage, proxy)
            nodes[0].release(told)
            nodes[1].release_as(nodes[0])
            self.say("both nodes are installed")
            os.environ.update(told, DJANGO_SETTINGS_MODULE="portal.settings.production")
            storage.prepare()
            said = prepare()
            for node in nodes:
                ending.callback(node.kill)
            nodes[0].start()
            nodes[1].start("web", "sockets", "worker")
            proxy.configure(nodes, storage)
            ending.callback(proxy.stop)
            proxy.start()
            for node in nodes:
                node.wait()
            self.say("two nodes, nginx, object storage, two workers and a timer run")
            self.look(said, nodes, proxy)
            for node in nodes:
                node.stop()

    def look(self, said: Any, nodes: list[Node], proxy: Proxy) -> None:  # Any: of a module that needs Django
        from tests.smoke import checks  # noqa: PLC0415  # Django has its settings now
        from tests.smoke.visitor import Visitor  # noqa: PLC0415

        one, other = nodes
        anna, ben = (Visitor(proxy.port, address=f"127.0.3.{number}") for number in (1, 2))
        self.check("sign-in", checks.signed_in_everywhere, anna, said.people[0], one, other)
        self.check("sign-in", checks.signed_in_everywhere, ben, said.people[1], other, one)
        self.check("live text", checks.text_between, said, anna, ben, one, other)
        self.check("live discussion", checks.discussion_between, said, anna, ben, one, other)
        self.check("notification", checks.notification, anna, one, other)
        self.check("a change of the front page", checks.change_seen_everywhere, proxy.port, one, other)
        self.check("upload", checks.upload_readable_everywhere, said, anna, ben, one, other)
        self.check("slow lines", checks.slow_lines_keep_nobody_waiting, said, anna, ben)
        self.check("pictures", checks.picture_through_the_proxy, proxy.port)
        self.check("strangers", checks.what_strangers_do_not_get, proxy.port)
        self.stress(said, [anna, ben], nodes, proxy)

    def stress(self, said: Any, visitors: list[Any], nodes: list[Node], proxy: Proxy) -> None:  # Any: as above
        from tests.smoke.load import Load  # noqa: PLC0415

        load = Load(said, visitors)
        seen = load.seen
        load.start()
        time.sleep(self.seconds / 3)
        died = time.monotonic()
        nodes[1].kill()
        time.sleep(self.seconds / 3)
        came_back = list(seen.back_after)
        self.check("a node killed", self.after_a_death, seen, died, came_back)
        nodes[1].start("web", "sockets", "worker")
        nodes[1].wait()
        time.sleep(self.seconds / 3)
        rolling = time.monotonic()
        for node in nodes:
            self.roll(node, proxy)
        time.sleep(1)
        self.check("a rolling restart", self.after_a_restart, seen, rolling, len(came_back))
        load.finish()
        self.check("nothing lost", self.after_everything, load)

    def roll(self, node: Node, proxy: Proxy) -> None:
        """`deploy/roll` tells a service manager, which is this thread: processes end with the one that started them."""
        asked = proxy.room / f"restart-{node.name}"
        failed: list[Exception] = []

        def roll() -> None:
            try:
                proxy.roll(node, f"touch {asked}; while [ -e {asked} ]; do sleep 0.1; done")
            except Exception as problem:  # noqa: BLE001  # whatever it is, it is said below
                failed.append(problem)

        rolling = Thread(target=roll)
        rolling.start()
        while rolling.is_alive():
            if asked.exists():
                node.stop(*SEEN_BY_PEOPLE)
                node.start(*SEEN_BY_PEOPLE)
                asked.unlink()
            time.sleep(0.05)
        if failed:
            raise failed[0]

    def after_a_death(self, seen: Any, died: float, came_back: list[float]) -> str:  # Any: as above
        late = [each for each in seen.broken if not died <= each[0] < died + BROKEN_WITHIN]
        assert not seen.wrong, seen.wrong[:5]
        assert not late, late[:5]
        assert came_back, "no editor was cut off"
        assert max(came_back) < BACK_WITHIN, came_back
        longest = max(came_back)
        return (
            f"{seen.answers} answers, none wrong, {len(seen.broken)} on their way there were broken off, "
            f"{len(came_back)} editors back after {longest:.1f} s at most"
        )

    def after_a_restart(self, seen: Any, rolling: float, before: int) -> str:  # Any: as above
        failed = [each for each in (*seen.wrong, *seen.broken) if each[0] > rolling]
        came_back = seen.back_after[before:]
        assert not failed, failed[:5]
        assert came_back, "no editor was told to come again"
        assert max(came_back) < BACK_WITHIN, came_back
        return f"{seen.answers} answers by now, none failed, editors back after {max(came_back):.1f} s at most"

    def after_everything(self, load: Any) -> str:  # Any: as above
        lost = load.lost()
        changes = sum(len(editor.acknowledged) for editor in load.editors)
        assert not load.seen.wrong, load.seen.wrong[:5]
        assert not lost, lost[:5]
        return f"{len(load.seen.taken)} replies and {changes} changes of texts were taken, each is there once"


def prepare() -> Any:  # Any: of a module that needs Django
    import django  # noqa: PLC0415  # with the settings of the nodes

    django.setup()
    from tests.smoke import content  # noqa: PLC0415

    return content.make(people=2)


def main() -> int:
    parser = ArgumentParser(prog="deploy/smoke.sh", description=__doc__)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--keep", action="store_true", help="leave the folder with the logs")
    given = parser.parse_args()
    room = Path(tempfile.mkdtemp(prefix="mokwi-smoke-"))
    smoke = Smoke(given.seconds)
    try:
        smoke.run(room)
    finally:
        errors = said_in_logs(room)
        if given.keep or smoke.failed:
            sys.stdout.write(f"{errors}\nThe logs lie in {room}\n")
        else:
            shutil.rmtree(room, ignore_errors=True)
    sys.stdout.write(f"{'Something failed' if smoke.failed else 'Everything holds'} ({smoke.seconds:.0f} s of load)\n")
    return 1 if smoke.failed else 0


def said_in_logs(room: Path) -> str:
    """The ends of what the processes have said."""
    parts = [(log.name, log.read_text("utf-8", "replace")[-1500:]) for log in sorted(room.glob("*.log"))]
    return "\n".join(f"--- {name}\n{text}" for name, text in parts if text.strip())


if __name__ == "__main__":
    sys.exit(main())
