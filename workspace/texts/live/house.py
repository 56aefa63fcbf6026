"""All open texts of this process, and what is done for them again and again: store, look, ask, tidy up."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from django.db import Error as DatabaseError

from portal.live import codes
from portal.live.joint import joint
from portal.live.threads import Threads
from workspace.texts.announcing import channel_of
from workspace.texts.live import keeping, limits
from workspace.texts.live.access import access_to
from workspace.texts.live.rooms import Room
from workspace.texts.services.storing import MOST_WAITING

logger = logging.getLogger(__name__)


class NotThereError(Exception):
    """There is no such text any more."""


class House:
    """Made in the loop that serves the sockets."""

    def __init__(self) -> None:
        self.joint = joint()
        self.rooms: dict[int, Room] = {}
        self.reading, self._storing, self._settling = Threads("read", 2), Threads("store"), Threads("settle")
        self._touched: set[Room] = set()
        self._wake = asyncio.Event()
        self._newest: int | None = None
        self._seen: set[int] = set()
        self.joint.start()
        self._tasks = [
            asyncio.create_task(self._keep()),
            self._again(limits.SECONDS_TO_LOOK, self._look),
            self._again(limits.SECONDS_TO_ASK, self._ask),
            self._again(limits.SECONDS_TO_LOOK / 2, self._settle_due),
            self._again(limits.SECONDS_TO_LOOK * 5, self._tidy),
        ]

    async def room_of(self, text: int) -> Room:
        """Opened, whoever came first. Errors: NotThereError, DatabaseError."""
        room = self.rooms.get(text)
        if room is None:
            room = self.rooms[text] = Room(text, self.joint, self._touch)
            room.ready = asyncio.create_task(self._open(room))
        assert room.ready is not None  # noqa: S101  # set with the room
        await asyncio.shield(room.ready)
        room.dues.left = time.monotonic() if not room.connections else None
        return room

    async def _open(self, room: Room) -> None:
        try:
            await self.joint.subscribe(channel_of(room.text), room.hear, room.ask_others)
            opened = await self.reading.run(keeping.open_text, room.text)
            if opened is None:
                raise NotThereError
            if self._newest is None:
                self._newest = opened.newest
            room.fill(opened)
        except BaseException:
            await self._drop(room)
            raise

    async def _drop(self, room: Room) -> None:
        if self.rooms.get(room.text) is room:
            del self.rooms[room.text]
        await self.joint.unsubscribe(channel_of(room.text))

    def _touch(self, room: Room) -> None:
        self._touched.add(room)
        self._wake.set()

    # Storing

    async def _keep(self) -> None:
        while True:
            await self._wake.wait()
            await asyncio.sleep(limits.SECONDS_TO_STORE)
            self._wake.clear()
            touched, self._touched = self._touched, set()
            if not await self._store(touched):
                self._touched |= touched
                self._wake.set()
                await asyncio.sleep(limits.SECONDS_TO_TRY_AGAIN)

    async def _store(self, touched: set[Room]) -> bool:
        taken = {room: room.take_waiting() for room in touched}
        batches = [waiting.batch for each in taken.values() for waiting in each.values()]
        try:
            gone = await self._storing.run(keeping.store, batches)
        except Exception:  # whatever it is, what was written is kept and tried again
            logger.exception("Texts could not be stored")
            for room, each in taken.items():
                room.put_back(each)
                room.tell_storage(is_ok=False)
            return False
        for room, each in taken.items():
            room.tell_storage(is_ok=True)
            if room.text in gone:
                room.close_all(codes.NOT_THERE)
            else:
                room.note_stored(each)
        return True

    # What is done again and again

    def _again(self, seconds: float, work: Callable[[], Awaitable[None]]) -> "asyncio.Task[None]":
        async def run() -> None:
            while True:
                await asyncio.sleep(seconds)
                if self.rooms:
                    try:
                        await work()
                    except Exception:  # the next time it may go well, and nobody else would notice
                        logger.exception("What is done for open texts has failed")

        return asyncio.create_task(run())

    async def _look(self) -> None:
        """At what other processes have stored."""
        rooms = {text: room for text, room in self.rooms.items() if room.ready and room.ready.done()}
        if not rooms or self._newest is None:
            return
        since = self._newest - keeping.OVERLAP
        news = await self.reading.run(keeping.look, list(rooms), since, self.joint.process, self._seen)
        for pk, text, update in news.changes:
            rooms[text].take(update)
            self._seen.add(pk)
            self._newest = max(self._newest, pk)
        self._seen = {pk for pk in self._seen if pk > self._newest - keeping.OVERLAP}
        for text, room in rooms.items():
            folded = news.folded.get(text)
            if folded is not None and folded > room.folded:
                room.take(await self.reading.run(keeping.state_of, text))
                room.folded = folded

    async def _ask(self) -> None:
        """Who may still do what."""
        connections = [each for room in self.rooms.values() for each in room.connections]
        if not connections:
            return
        said = await self.reading.run(access_to, [each.asked for each in connections])
        for connection, access in zip(connections, said, strict=True):
            connection.change(access)

    async def _settle_due(self) -> None:
        now = time.monotonic()
        for room in list(self.rooms.values()):
            is_due = room.dues.plain is not None and room.dues.plain <= now and not room.waiting
            if is_due or (room.rows > MOST_WAITING and now > room.dues.fold_after):
                await self._settle(room)
            if room.dues.check is not None and room.dues.check <= now:
                room.dues.check = None
                stored = await self._settling.run(keeping.stored_state, room.text)
                if stored is not None:
                    room.rescue(stored)

    async def _settle(self, room: Room) -> None:
        room.dues.plain = None
        fold = room.rows > MOST_WAITING or not room.connections
        room.dues.fold_after = time.monotonic() + limits.SECONDS_BETWEEN_FOLDS
        before, room.rows = room.rows, 0 if fold else room.rows
        try:
            folded = await self._settling.run(keeping.settle, room.text, room.dues.person, fold=fold)
        except DatabaseError:
            room.rows += before if fold else 0
            room.dues.plain = time.monotonic() + limits.SECONDS_BETWEEN_FOLDS
            raise
        if folded == room.folded + 1:
            room.folded = folded

    async def _tidy(self) -> None:
        """Texts that nobody has open any more leave memory."""
        before = time.monotonic() - limits.SECONDS_OF_REST
        for room in list(self.rooms.values()):
            room.forget_silent()
            left = room.dues.left
            if left is None or left > before or room.connections or room.waiting or room in self._touched:
                continue
            if room.ready is not None and room.ready.done():
                await self._drop(room)


_houses: dict[asyncio.AbstractEventLoop, House] = {}


def house() -> House:
    """Of this loop; there is one in a process."""
    loop = asyncio.get_running_loop()
    if loop not in _houses:
        _houses[loop] = House()
    return _houses[loop]
