"""Starts processes that belong together and stops them together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from types import FrameType

SECONDS_TO_STOP = 10
SIGNALS_TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SET_PARENT_DEATH_SIGNAL = 1


def die_with_the_parent() -> None:
    """On Linux, even a parent that was killed outright leaves no orphan."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)


class Supervisor:
    """When one process ends, or a signal comes, all end."""

    def __init__(self) -> None:
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.stopping = False

    def quit_on_signals(self) -> None:
        """While something long is being prepared, a signal ends it at once.

        Not by an exception: Python swallows one that is raised in a finalizer, and migrations are full of those.
        """
        for number in SIGNALS_TO_STOP:
            signal.signal(number, self._quit)

    def _quit(self, number: int, frame: FrameType | None) -> None:
        self.stop(seconds=2)
        os._exit(0)

    def watch_signals(self) -> None:
        """From now on a signal makes `wait` return."""
        for number in SIGNALS_TO_STOP:
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        # A session of its own: Ctrl-C reaches this process alone, which then stops the others in order.
        self.processes[name] = subprocess.Popen(  # noqa: S603  # our own commands
            command,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
            preexec_fn=die_with_the_parent,  # noqa: PLW1509  # no thread runs here
        )

    def ended(self) -> str | None:
        """The name of a process that has ended, if one has."""
        return next((name for name, process in self.processes.items() if process.poll() is not None), None)

    def wait(self) -> int:
        """Until a signal comes (0) or a process ends by itself (1)."""
        while not self.stopping:
            if name := self.ended():
                sys.stderr.write(f"The process `{name}` has ended (code {self.processes[name].returncode}).\n")
                return 1
            time.sleep(0.2)
        return 0

    def stop(self, *, seconds: float = SECONDS_TO_STOP) -> None:
        self.stopping = True
        for process in self.processes.values():
            self._signal(process, signal.SIGTERM)
        deadline = time.monotonic() + seconds
        for process in self.processes.values():
            try:
                process.wait(timeout=max(0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self._signal(process, signal.SIGKILL)
                process.wait()

    @staticmethod
    def _signal(process: subprocess.Popen[bytes], number: int) -> None:
        if process.poll() is None:
            os.killpg(process.pid, number)
