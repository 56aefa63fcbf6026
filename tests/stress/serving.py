"""The portal's pages from a process that is started anew in a moment: one that has loaded everything forks.

The settings say where its database and its files are. Each child answers with a thread for each request.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.e2e.portal import ROOT, free_port
from tests.live.servers import Served, wait_for


class Nursery:
    """`with Nursery(log) as nursery:`, then `nursery.serve()` as often as wanted."""

    def __init__(self, log: Path) -> None:
        self._log, self.port = log, free_port()

    def __enter__(self) -> "Nursery":
        with self._log.open("ab") as log:
            self._parent = subprocess.Popen(
                [sys.executable, "-m", "tests.stress.serving"],
                cwd=ROOT,
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

    def serve(self) -> Served:
        """Answers already."""
        self._parent.stdin.write(f"{self.port}\n")
        self._parent.stdin.flush()
        served = Served(int(self._parent.stdout.readline()), self.port)
        wait_for(served)
        return served


def _parent() -> None:
    """A line with a port makes a child; at the end of the input all are killed."""
    from django.db import connections  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from portal.wsgi import application  # noqa: PLC0415  # what takes long, once

    Client().get("/konto/anmelden/")  # loads the addresses, with all their views
    connections.close_all()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    children = []
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            os.close(0)
            os.dup2(2, 1)
            _serve(int(line), application)
        children.append(pid)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
    for pid in children:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    time.sleep(0.3)  # the database notices that they are gone


def _serve(port: int, application: object) -> None:
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: PLC0415  # in the child only

    try:
        server = ThreadedWSGIServer(("127.0.0.1", port), WSGIRequestHandler)
        server.set_app(application)
        server.serve_forever()
    finally:
        os._exit(0)


if __name__ == "__main__":
    _parent()
