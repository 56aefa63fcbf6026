"""`python -m portal.base.serving.pages`: the processes that answer with pages, as `manage.py serve` starts them.

Whoever asks waits in one queue, and the process that is free takes the next. Granian gives each process a queue of its
own (SO_REUSEPORT), into which the kernel puts connections by chance: some wait for one process while another is idle,
and five in a hundred wait twice as long as the rest (docs/benchmarks.md). A connection ends with its answer, for one
that is kept would keep a place in a process; what stands in front (deploy/) keeps none either.
"""

import multiprocessing
import signal
import socket
from argparse import ArgumentParser
from collections.abc import Callable
from pkgutil import resolve_name
from typing import Any

from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.net import SocketSpec
from granian.server.mp import MPServer

from portal import memory

SECONDS_TO_STOP = 45
"""For what a process still answers; then it is ended. Less than TimeoutStopSec in deploy/systemd."""


class OneQueue(MPServer):
    _shd: Any  # Granian says its type nowhere

    def _init_shared_socket(self) -> None:
        """As Granian does it where the kernel knows no SO_REUSEPORT: the workers inherit one socket."""
        self._shd = SocketSpec(self.bind_addr, self.bind_port, self.backlog).build()
        self._sso = socket.socket(fileno=self._shd.get_fd())
        self._sso.set_inheritable(True)


def load(named: str) -> Callable[..., Any]:  # Any: as WSGI has it
    """`module:application`, once, before the processes divide: what is loaded they have in common, a third of what each
    would take alone (docs/benchmarks.md), and the one that takes a lost one's place is there at once."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # ended while it loads, it has nothing to say
    memory.spare()
    application: Callable[..., Any] = resolve_name(named)
    return application


def in_worker(application: Callable[..., Any]) -> Callable[..., Any]:
    """Until it serves, a signal ends it: it has inherited how its parent takes them, which does nothing here, so that
    whoever stopped the portal while it started waited until the worker was killed."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    return application


def main() -> None:
    parser = ArgumentParser(prog="python -m portal.base.serving.pages")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2, help="in each worker")
    parser.add_argument("application", nargs="?", default="portal.wsgi:application")
    given = parser.parse_args()
    multiprocessing.set_start_method("fork")
    application = load(given.application)
    OneQueue(
        given.application,
        address=given.host,
        port=given.port,
        interface=Interfaces.WSGI,
        workers=given.workers,
        blocking_threads=given.threads,
        backpressure=given.threads,
        http1_settings=HTTP1Settings(keep_alive=False),
        workers_kill_timeout=SECONDS_TO_STOP,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve(target_loader=lambda _named: in_worker(application))


if __name__ == "__main__":
    main()
