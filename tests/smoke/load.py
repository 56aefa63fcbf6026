"""People who read, write and edit at the same time through the proxy, and what they saw.

Wrong is: a page that is not the one that was asked for, a change that was taken and is gone or there twice, and, unless
a node dies, any answer but the right one. Of a node that dies the forms on their way there may fail, and say so; a page
that was half on its way breaks off, which browsers see by its length.
"""

import asyncio
import contextlib
import random
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPException, IncompleteRead

from pycrdt import Doc

from tests.live.clients import Client
from tests.live.surviving import lost_of
from tests.smoke import checks, content
from tests.smoke.content import Content
from tests.smoke.visitor import SESSION, TLS, Visitor
from workspace.texts.models import Text

READERS, WRITERS, EDITORS = 4, 2, 4
RESTARTS = 1012
FIRST_PAUSE = 0.5
"""Of the editor (frontend/js/text/connection.js), in seconds."""


@dataclass
class Seen:
    """Of all visitors together; times of `time.monotonic`."""

    answers: int = 0
    wrong: list[tuple[float, str]] = field(default_factory=list)
    broken: list[tuple[float, str]] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    cut: int = 0
    back_after: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Load:
    def __init__(self, said: Content, visitors: list[Visitor]) -> None:
        self.said, self.visitors, self.seen = said, visitors, Seen()
        self.goes_on = True
        self.editors = [
            Editor(visitors[number % len(visitors)], said.texts[number % len(said.texts)], number, self.seen)
            for number in range(EDITORS)
        ]
        jobs = [(self.read, number) for number in range(READERS)] + [(self.write, number) for number in range(WRITERS)]
        self.threads = [threading.Thread(target=job, args=[number], daemon=True) for job, number in jobs]
        self.threads.append(threading.Thread(target=lambda: asyncio.run(self.edit()), daemon=True))

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def finish(self) -> None:
        """Everybody ends what they are doing, and editors save."""
        self.goes_on = False
        for editor in self.editors:
            editor.is_typing = False
        for thread in self.threads:
            thread.join(60)
            assert not thread.is_alive()

    def read(self, number: int) -> None:
        """Some are signed in; each has an address of their own, as limits count by it."""
        chance = random.Random(number)  # not a secret
        stranger = Visitor(self.visitors[0].proxy, address=f"127.0.1.{number + 1}")
        member = Visitor(stranger.proxy, stranger.address, dict(self.visitors[number % 2].cookies))
        pages = [
            *((stranger, path, title) for path, title in self.said.ideas.items()),
            (stranger, "/", "Frisch verändert"),
            (stranger, "/ideen/", "Trinkbrunnen"),
            (stranger, "/suche/?q=Trinkbrunnen", "Trinkbrunnen"),
            (stranger, "/robots.txt", "Sitemap"),
            (member, self.said.topic, "Wer bringt den Kuchen?"),
            (member, "/konto/", f"Person {number % 2}"),
        ]
        while self.goes_on:
            visitor, path, words = chance.choice(pages)
            problems, problem = self.seen.wrong, ""
            try:
                answer = visitor.get(path)
                problem = "" if answer.status == 200 and words in answer.text else f"{path}: {answer.status}"
            except IncompleteRead as error:
                problems, problem = self.seen.broken, f"{path}: {error!r}"
            except (OSError, HTTPException) as error:
                problem = f"{path}: {error!r}"
            with self.seen.lock:
                self.seen.answers += 1
                if problem:
                    problems.append((time.monotonic(), problem))
            time.sleep(0.05)

    def write(self, number: int) -> None:
        """Each form once; what was not taken is not sent again."""
        visitor = self.visitors[number]
        visitor.address = f"127.0.2.{number + 1}"
        count = 0
        while self.goes_on:
            count += 1
            words = f"Kuchen {number}-{count}"
            try:
                status = checks.reply(self.said, visitor, words)
            except (OSError, HTTPException) as error:
                status = repr(error)
            with self.seen.lock:
                self.seen.answers += 1
                if status == 302:
                    self.seen.taken.append(words)
                else:
                    self.seen.broken.append((time.monotonic(), f"a reply: {status}"))
            time.sleep(0.2)

    async def edit(self) -> None:
        await asyncio.gather(*(editor.write() for editor in self.editors))
        async with asyncio.timeout(30):
            await asyncio.gather(*(editor.finish() for editor in self.editors))

    def lost(self) -> list[str]:
        """What was taken and is not there, or is there twice."""
        there = content.written("Kuchen ")
        lost = [words for words in self.seen.taken if there.count(words) != 1]
        for pk, path in zip(self.said.text_ids, self.said.texts, strict=True):
            mine = [editor for editor in self.editors if editor.path == path]
            updates = [update for editor in mine for update in editor.acknowledged]
            if number := lost_of(Text.objects.get(pk=pk), updates):
                lost.append(f"{number} changes of {path}")
        return lost


class Editor:
    """Types all the time, through the proxy, and joins again after the pauses that a browser makes."""

    def __init__(self, visitor: Visitor, path: str, seed: int, seen: Seen) -> None:
        self.visitor, self.path, self.seen = visitor, path, seen
        self.doc, self.chance = Doc(), random.Random(seed)  # not a secret
        self.acknowledged: list[bytes] = []
        self.is_typing = True
        self.cut_at: float | None = None

    async def write(self) -> None:
        while self.is_typing:
            await self.connect(until_saved=False)

    async def finish(self) -> None:
        while not await self.connect(until_saved=True):
            pass

    async def connect(self, *, until_saved: bool) -> bool:
        client = Client(self.visitor.host, self.path, self.visitor.session, doc=self.doc, tls=TLS, cookie=SESSION)
        try:
            async with asyncio.timeout(5):
                await client.__aenter__()
        except Exception:  # noqa: BLE001  # nobody is there, or not any more
            client.stop_listening()
            await asyncio.sleep(FIRST_PAUSE * self.chance.uniform(0.5, 1))
            return False
        try:
            while client.code is None:
                if client.is_saved:
                    self.is_back()
                    if until_saved:
                        return True
                if not until_saved:
                    if not self.is_typing:
                        return True
                    client.edit(self.chance)
                await asyncio.sleep(self.chance.uniform(0.02, 0.1))
            self.seen.cut += 1
            self.cut_at = self.cut_at or time.monotonic()
            pause = FIRST_PAUSE / 2 if client.code == RESTARTS else FIRST_PAUSE
            await asyncio.sleep(pause * self.chance.uniform(0.5, 1))
            return False
        finally:
            self.acknowledged += client.updates[: client.saved]
            with contextlib.suppress(Exception):
                await client.__aexit__()

    def is_back(self) -> None:
        """All that was typed is in the database again, and what others typed is here."""
        if self.cut_at is not None:
            self.seen.back_after.append(time.monotonic() - self.cut_at)
            self.cut_at = None
