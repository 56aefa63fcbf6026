"""Writers who go on while the server is killed again and again, and a look at the database after each kill."""

import asyncio
import contextlib
import random
import time
from dataclasses import dataclass, field

from django.db import connection
from pycrdt import Doc

from tests.live.clients import Client
from tests.live.servers import Nursery, Served
from workspace.texts.document.clocks import clocks_of, held_by, is_in
from workspace.texts.document.plain import of as plain_of
from workspace.texts.models import Text
from workspace.texts.services import storing


@dataclass
class Outcome:
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    in_the_end: set[str] = field(default_factory=set)
    """What the writers and the database say; one text where nothing was lost."""


class Writer:
    """Types all the time, also while there is no connection, and joins again as soon as it can."""

    def __init__(self, served: Served, path: str, session: str, seed: int) -> None:
        self.served, self.path, self.session = served, path, session
        self.doc = Doc()
        self.chance = random.Random(seed)  # not a secret
        self.client: Client | None = None
        self.acknowledged: list[bytes] = []
        self.is_typing = True

    async def write(self) -> None:
        while self.is_typing:
            await self._connect(lambda: not self.is_typing)

    async def finish(self) -> None:
        """Until everything is saved."""
        async with asyncio.timeout(60):
            while not await self._connect(self._is_saved):
                pass

    def collect(self) -> None:
        """What the server has said to have stored on this connection."""
        if self.client is not None:
            self.acknowledged += self.client.updates[: self.client.saved]

    def _is_saved(self) -> bool:
        return self.client is not None and self.client.is_saved

    async def _connect(self, is_done) -> bool:
        client = Client(self.served.host, self.path, self.session, doc=self.doc)
        try:
            async with asyncio.timeout(20):
                await client.__aenter__()
        except Exception:  # noqa: BLE001  # there is no server, or it was killed in the middle of the handshake
            if self.is_typing:
                client.edit(self.chance)
            client.stop_listening()
            await asyncio.sleep(0.02)
            return False
        self.client = client
        try:
            while client.code is None and not is_done():
                if self.is_typing:
                    client.edit(self.chance)
                await asyncio.sleep(self.chance.uniform(0.002, 0.03))
            return is_done()
        finally:
            self.collect()
            self.client = None
            with contextlib.suppress(Exception):
                await client.__aexit__()


async def survive(nursery: Nursery, text: Text, path: str, sessions: list[str], kills: int, seconds: float) -> Outcome:
    """Stops early when the seconds are over."""
    chance = random.Random(len(sessions))  # not a secret
    served = await asyncio.to_thread(nursery.serve)
    writers = [Writer(served, path, session, number) for number, session in enumerate(sessions)]
    typing = [asyncio.create_task(writer.write()) for writer in writers]
    outcome, end = Outcome(), time.monotonic() + seconds
    while outcome.kills < kills and time.monotonic() < end:
        await asyncio.sleep(chance.uniform(0.02, 0.5))
        served.kill()
        outcome.kills += 1
        for writer in writers:
            writer.collect()
        outcome.lost += await asyncio.to_thread(lost_of, text, _taken(writers, outcome))
        fresh = await asyncio.to_thread(nursery.serve, served.port)
        served.pid = fresh.pid
    for writer in writers:
        writer.is_typing = False
    await asyncio.gather(*typing)
    await asyncio.gather(*(writer.finish() for writer in writers))
    await _until_equal([writer.doc for writer in writers], served, path, sessions)
    outcome.lost += await asyncio.to_thread(lost_of, text, _taken(writers, outcome))
    outcome.in_the_end = {plain_of(writer.doc) for writer in writers} | {await asyncio.to_thread(_written, text)}
    served.kill()
    return outcome


def _taken(writers: list[Writer], outcome: Outcome) -> list[bytes]:
    taken = [update for writer in writers for update in writer.acknowledged]
    for writer in writers:
        writer.acknowledged = []
    outcome.acknowledged += len(taken)
    return taken


async def _until_equal(docs: list[Doc], served: Served, path: str, sessions: list[str]) -> None:
    """They hear of each other once more."""
    async with contextlib.AsyncExitStack() as stack:
        clients = [
            await stack.enter_async_context(Client(served.host, path, session, doc=doc))
            for doc, session in zip(docs, sessions, strict=True)
        ]
        for client in clients:
            await client.until(lambda: len({plain_of(doc) for doc in docs}) == 1)
            await client.until_saved()


def lost_of(text: Text, updates: list[bytes]) -> int:
    """How many of these changes are not in the database."""
    try:
        clocks = clocks_of(storing.load(text).get_state())
        return sum(not is_in(held_by(update), clocks) for update in updates)
    finally:
        connection.close()


def _written(text: Text) -> str:
    try:
        return plain_of(storing.load(text))
    finally:
        connection.close()
