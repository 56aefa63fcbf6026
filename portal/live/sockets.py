"""One open WebSocket. What is sent to it waits in a queue of its own, so that a slow reader delays nobody else."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from portal.live.codes import TOO_SLOW

Event = dict[str, Any]  # Any: an ASGI event
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]

MOST_MESSAGES = 4000
MOST_BYTES = 16 * 1024 * 1024
"""That wait for a reader; whose connection is slower than that is closed, and joins again."""
SECONDS_TO_CLOSE = 1
open_sockets: set["Socket"] = set()
"""Of this process, now."""


class Socket:
    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._waiting: deque[bytes] = deque()
        self._bytes = 0
        self._wake = asyncio.Event()
        self._task: asyncio.Task[Any] | None = None
        self.code: int | None = None
        """With which it was closed from this side."""

    async def accept(self) -> bool:
        """False where the browser has gone meanwhile."""
        if (await self._receive())["type"] != "websocket.connect":
            return False
        await self._send({"type": "websocket.accept"})
        return True

    async def refuse(self) -> None:
        """Before it is open: the browser gets 403."""
        await self._receive()
        await self._send({"type": "websocket.close", "code": 1008})

    def send(self, message: bytes) -> None:
        """Never waits."""
        if self.code is not None:
            return
        self._waiting.append(message)
        self._bytes += len(message)
        if len(self._waiting) > MOST_MESSAGES or self._bytes > MOST_BYTES:
            self.close(TOO_SLOW)
        elif len(self._waiting) == 1:
            self._wake.set()

    def close(self, code: int) -> None:
        """What waits is not sent any more, but for a moment for what was said right before."""
        if self.code is None:
            self.code = code
            self._wake.set()
            if self._task is not None:
                self._task.cancel()

    async def run(self, on_message: Callable[[bytes], None]) -> None:
        """Until one of the two sides closes."""
        open_sockets.add(self)
        try:
            await self._run(on_message)
        finally:
            open_sockets.discard(self)

    async def _run(self, on_message: Callable[[bytes], None]) -> None:
        self._task = asyncio.create_task(self._read(on_message))
        writer = asyncio.create_task(self._write())
        if self.code is not None:
            self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        if self.code is None:
            writer.cancel()
            return
        await self.say_goodbye(writer)

    async def say_goodbye(self, writer: "asyncio.Task[None] | None" = None) -> None:
        with suppress(Exception):  # the other side may be gone, or not take anything any more
            async with asyncio.timeout(SECONDS_TO_CLOSE):
                if writer is not None:
                    await writer
                await self._send({"type": "websocket.close", "code": self.code or 1000})
                # What still comes is read: else the network would take the code back with what was sent before it.
                while (await self._receive())["type"] == "websocket.receive":
                    pass
        if writer is not None:
            writer.cancel()

    async def _read(self, on_message: Callable[[bytes], None]) -> None:
        while True:
            event = await self._receive()
            if event["type"] != "websocket.receive":
                return
            data = event.get("bytes")
            on_message(data if data is not None else b"")
            if self.code is not None:
                return

    async def _write(self) -> None:
        with suppress(Exception):  # it is gone: reading says so, too
            while True:
                while self._waiting:
                    message = self._waiting.popleft()
                    self._bytes -= len(message)
                    await self._send({"type": "websocket.send", "bytes": message})
                if self.code is not None:
                    return
                self._wake.clear()
                await self._wake.wait()


async def nowhere(scope: dict[str, Any], receive: Receive, send: Send) -> None:  # Any: an ASGI scope
    """There is no socket at this address."""
    await Socket(receive, send).refuse()
