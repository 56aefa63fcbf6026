"""The process of the sockets alone, started anew in a moment: a process that has loaded everything forks."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass

from tests.e2e.portal import ROOT, free_port


@dataclass
class Served:
    pid: int
    port: int

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def kill(self) -> None:
        """At once, in the middle of whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


class Nursery:
    """`with Nursery(environment) as nursery:`, then `nursery.serve()` as often as wanted."""

    def __init__(self, environment: dict[str, str], log: str = os.devnull) -> None:
        self._environment, self._log = environment, log

    def __enter__(self) -> "Nursery":
        with open(self._log, "ab") as log:  # noqa: PTH123  # a name, perhaps of a device
            self._parent = subprocess.Popen(
                [sys.executable, "-m", "tests.live.servers"],
                cwd=ROOT,
                env={**os.environ, **self._environment},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        return self

    def __exit__(self, *_: object) -> None:
        self._parent.stdin.close()
        self._parent.wait(20)
        self._parent.stdout.close()

    def serve(self, port: int = 0) -> Served:
        """Answers already."""
        port = port or free_port()
        self._parent.stdin.write(f"{port}\n")
        self._parent.stdin.flush()
        served = Served(json.loads(self._parent.stdout.readline()), port)
        wait_for(served)
        return served


def wait_for(served: Served) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", served.port), timeout=10).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise TimeoutError("The server does not answer")


def _parent() -> None:
    """A line with a port makes a child; at the end of the input all are killed."""
    from portal.sockets.__main__ import prepare  # noqa: PLC0415  # what takes long, once

    prepare()
    import uvicorn  # noqa: F401, PLC0415  # takes long

    import portal.sockets.routes  # noqa: F401, PLC0415  # uses models

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    children = []
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            os.close(0)
            os.dup2(2, 1)
            _serve(int(line))
        children.append(pid)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
    for pid in children:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    time.sleep(0.3)  # the database notices that they are gone


def _serve(port: int) -> None:
    from portal.sockets.__main__ import serve  # noqa: PLC0415  # loaded by the parent

    try:
        asyncio.run(serve("127.0.0.1", port))
    finally:
        os._exit(0)


if __name__ == "__main__":
    _parent()
