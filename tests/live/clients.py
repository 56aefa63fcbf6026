"""A real WebSocket client that writes in a text as the editor does: y-websocket's messages and a Yjs document."""

import asyncio
import contextlib
import json
import random
import ssl

import websockets
from pycrdt import Doc, XmlElement, XmlFragment, XmlText
from websockets.exceptions import ConnectionClosed, InvalidStatus

from portal.live.lib0 import Reader, number, with_length, words
from workspace.texts.document.plain import of as plain_of

NOTHING = b"\x00\x00"
SECONDS = 20


def run_of(doc: Doc) -> XmlText:
    """The first paragraph's, which is made where there is none."""
    root = doc.get("text", type=XmlFragment)
    if not len(root.children):
        add_paragraph(doc, "")
    first = root.children[0]
    if not len(first.children):
        first.children.append(XmlText(""))
    return first.children[0]


def type_into(doc: Doc, characters: str, place: float = 1.0) -> None:
    """Between the beginning of the first paragraph (0) and its end (1)."""
    run = run_of(doc)
    said = str(run)
    run.insert(len(said[: round(place * len(said))].encode()), characters)


def erase_from(doc: Doc, place: float, length: int = 1) -> None:
    run = run_of(doc)
    said = str(run)
    start = round(place * max(0, len(said) - length))
    if said:
        del run[len(said[:start].encode()) : len(said[: start + length].encode())]


def add_paragraph(doc: Doc, characters: str) -> None:
    root = doc.get("text", type=XmlFragment)
    root.children.append(XmlElement("paragraph", contents=[XmlText(characters)]))


def edit(doc: Doc, chance: random.Random) -> None:
    """Whatever somebody may do."""
    kind = chance.random()
    if kind < 0.75:
        type_into(doc, chance.choice("abcdefghij klmno pqräöüß€😀"), chance.random())
    elif kind < 0.9:
        erase_from(doc, chance.random(), chance.randint(1, 3))
    else:
        add_paragraph(doc, chance.choice(["Moin", "Mok wi", "Bis dann"]))


class RefusedError(Exception):
    """With this status, before it was open."""


class Client:
    """`async with Client(server.host, path, session) as client:`"""

    def __init__(
        self,
        host: str,
        path: str,
        session: str,
        *,
        origin: str | None = "",
        doc: Doc | None = None,
        tls: ssl.SSLContext | None = None,
        cookie: str = "sessionid",
    ) -> None:
        self.cookie = cookie
        self.host, self.path, self.session, self.tls = host, path, session, tls
        self.origin = f"{'https' if tls else 'http'}://{host}" if origin == "" else origin
        self.doc = doc or Doc()
        self.doc.get("text", type=XmlFragment)
        self.updates = []
        """That the server has to store, in the order in which they were sent."""
        self.saved = 0
        self.state = {}
        self.news = []
        self.awareness = {}
        self.heard = 0
        self.has_answered = self.has_heard = False
        self.code = None
        self._applying = False
        self._watch = self.doc.observe(self._written)
        self._changed = asyncio.Event()
        self._outgoing = asyncio.Queue()

    async def __aenter__(self) -> "Client":
        headers = {"Cookie": f"{self.cookie}={self.session}"} if self.session else {}
        try:
            self.socket = await websockets.connect(
                f"{'wss' if self.tls else 'ws'}://{self.host}{self.path}",
                ssl=self.tls,
                additional_headers=headers,
                origin=self.origin,
                max_size=None,
                compression=None,
                open_timeout=SECONDS,
                close_timeout=1,
            )
        except InvalidStatus as problem:
            raise RefusedError(problem.response.status_code) from problem
        self._tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._write())]
        self.say(b"\x00\x00" + with_length(self.doc.get_state()))
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._watch is None:
            return
        self.stop_listening()
        for task in self._tasks:
            task.cancel()
        with contextlib.suppress(Exception):
            await self.socket.close()

    def stop_listening(self) -> None:
        """To the document: what is written in it from now on is not sent."""
        self.doc.unobserve(self._watch)
        self._watch = None

    def say(self, message: bytes) -> None:
        self._outgoing.put_nowait(message)

    async def until(self, condition, seconds: float = SECONDS) -> None:
        """Until it holds, looked at after each message and now and then. Errors: TimeoutError."""
        async with asyncio.timeout(seconds):
            while not condition():
                self._changed.clear()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._changed.wait(), 0.05)

    async def until_closed(self, seconds: float = SECONDS) -> int:
        await self.until(lambda: self.code is not None, seconds)
        return self.code

    async def until_saved(self, seconds: float = SECONDS) -> None:
        await self.until(lambda: self.is_saved, seconds)

    @property
    def is_saved(self) -> bool:
        """Both sides have told each other what they had, and everything of it is in the database."""
        return self.has_answered and self.has_heard and self.saved >= self.sent

    @property
    def sent(self) -> int:
        return len(self.updates)

    @property
    def text(self) -> str:
        return plain_of(self.doc)

    def type(self, characters: str, place: float = 1.0) -> None:
        type_into(self.doc, characters, place)

    def erase(self, place: float, length: int = 1) -> None:
        erase_from(self.doc, place, length)

    def add_paragraph(self, characters: str) -> None:
        add_paragraph(self.doc, characters)

    def edit(self, chance: random.Random) -> None:
        edit(self.doc, chance)

    def show_cursor(self, name: str, window: int | None = None, clock: int = 1, **more: object) -> None:
        state = json.dumps({"user": {"name": name, "color": "#00696f"}, "cursor": None, **more})
        entry = number(1) + number(window or self.doc.client_id) + number(clock) + words(state)
        self.say(b"\x01" + with_length(entry))

    def _written(self, event) -> None:
        if not self._applying and event.update != NOTHING:
            self.updates.append(event.update)
            self.say(b"\x00\x02" + with_length(event.update))

    async def _write(self) -> None:
        with contextlib.suppress(ConnectionClosed):
            while True:
                await self.socket.send(await self._outgoing.get())

    async def _read(self) -> None:
        try:
            async for message in self.socket:
                self._hear(message)
                self.heard += 1
                self._changed.set()
        except ConnectionClosed:
            pass
        self.code = self.socket.close_code or 1006
        self._changed.set()

    def _hear(self, message: bytes) -> None:
        reader = Reader(message)
        kind = reader.number()
        if kind == 0:
            step, payload = reader.number(), reader.bytes()
            if step == 0:
                missing = self.doc.get_update(payload)
                if missing != NOTHING:
                    self.updates.append(missing)
                self.say(b"\x00\x01" + with_length(missing))
                self.has_answered = True
            else:
                self._applying = True
                self.doc.apply_update(payload)
                self._applying = False
                self.has_heard |= step == 1
        elif kind == 1:
            entries = Reader(reader.bytes())
            for _each in range(entries.number()):
                window, _clock, said = entries.number(), entries.number(), entries.words()
                self.awareness[window] = json.loads(said)
        elif kind == 4:
            self.saved = reader.number()
        elif kind == 5:
            self.state = json.loads(reader.words())
        elif kind == 6:
            self.news.append(json.loads(reader.words()))
