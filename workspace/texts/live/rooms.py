"""An open text: its document, who is connected to it in this process, and what has still to be stored."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workspace.texts.announcing import ANSWER, ASK, NEWS, PRESENCE, UPDATE, WHO, channel_of
from workspace.texts.document.clocks import is_in
from workspace.texts.live import limits, messages
from workspace.texts.live.documents import BrokenUpdateError, OpenDocument, held
from workspace.texts.live.keeping import Batch, Opened
from workspace.texts.live.presence import Presence, entries_of
from workspace.texts.services.storing import merged

if TYPE_CHECKING:
    from portal.live.joint import Joint
    from workspace.texts.live.connections import Connection

NOTHING = b"\x00\x00"


@dataclass
class Waiting:
    """Of one connection: what has to be stored, and up to which of its messages that is."""

    batch: Batch
    upto: int = 0
    bytes: int = 0


@dataclass
class Dues:
    """When something has to be done for it, by the clock of the loop; nothing as long as it has not."""

    plain: float | None = None
    check: float | None = None
    """Whether what another process has said was stored there."""
    fold_after: float = 0
    left: float | None = None
    person: int | None = field(default=None)


class Nobody:
    """Instead of a connection, for what is stored on behalf of another process."""

    def note_stored(self, count: int) -> None:
        pass


class Room:
    def __init__(self, text: int, joint: "Joint", touch: Callable[["Room"], None]) -> None:
        self.text, self.joint, self._touch = text, joint, touch
        self.document = OpenDocument()
        self.presence = Presence()
        self.connections: set[Connection] = set()
        self.waiting: dict[Connection | Nobody, Waiting] = {}
        self.unstored = 0
        self.rows = 0
        self.folded = 0
        self.windows: set[int] = set()
        self.storage_is_ok = True
        self.dues = Dues()
        self.ready: asyncio.Task[None] | None = None
        self._presence_timer: asyncio.TimerHandle | None = None
        self._early: list[bytes] | None = []
        """What others say before the text is read from the database."""

    # What came from the database, and from other processes

    def fill(self, opened: Opened) -> None:
        for each in (opened.state, *merged(opened.updates)):
            self.document.apply(each)
        self.rows, self.folded, self.windows = len(opened.updates), opened.folded, opened.windows
        early, self._early = self._early or [], None
        for payload in early:
            self.hear(payload)
        self.ask_others()

    def ask_others(self) -> None:
        """For what they have and have not stored yet, and who is there."""
        self._say(ASK + self.joint.process.encode() + self.document.state)
        self._say(WHO)
        if here := self.presence.all(only_here=True):
            self._say(PRESENCE + here)

    def hear(self, payload: bytes) -> None:
        """What another process says; it has looked at what its people send, so nothing of it is broken."""
        if self._early is not None:
            self._early.append(payload)
            return
        kind, said = payload[:1], payload[1:]
        if kind == UPDATE:
            self.take(said)
            if self.dues.check is None:
                self.dues.check = time.monotonic() + limits.SECONDS_TO_CHECK
        elif kind == ASK:
            self._say(ANSWER + said[:16] + self.document.since(said[16:]))
        elif kind == ANSWER:
            if said[:16] == self.joint.process.encode():
                self.take(said[16:])
        elif kind == NEWS:
            self.send_to_all(messages.news(said))
        else:
            self._hear_of_people(kind, said)

    def _hear_of_people(self, kind: bytes, said: bytes) -> None:
        if kind == PRESENCE:
            news = [self.presence.hears(*entry) for entry in entries_of(said)]
            if any(news):
                self._send_presence_soon()
        elif kind == WHO and (here := self.presence.all(only_here=True)):
            self._say(PRESENCE + here)

    def take(self, update: bytes) -> None:
        """A change that somebody else stores or has stored."""
        if self.document.apply(update):
            self._send_change(update)

    def rescue(self, stored: bytes) -> None:
        """What the database has not although another process has said it, because that was killed, is stored here."""
        missing = self.document.since(stored)
        if not self.waiting and any(span.end > span.start for span in held(missing).written):
            batch = Batch(self.text, None, "", self.joint.process, [missing])
            self.waiting[Nobody()] = Waiting(batch)
            self._touch(self)

    # What the connections of this process say

    def join(self, connection: "Connection") -> None:
        self.connections.add(connection)
        self.dues.left = None
        self.ask(connection)
        connection.tell_state()
        if everybody := self.presence.all():
            connection.socket.send(messages.awareness(everybody))

    def leave(self, connection: "Connection") -> None:
        self.connections.discard(connection)
        if connection.window is not None:
            seen = self.presence.seen.get(connection.window)
            if seen is not None and seen.holder is connection:
                self.presence.goes(connection.window)
                self._send_presence_soon()
        if not self.connections:
            self.dues.left = time.monotonic()

    def ask(self, connection: "Connection") -> None:
        """For what the window has and this document has not."""
        connection.socket.send(messages.step_1(self.document.state))

    def answer(self, connection: "Connection", state: bytes) -> None:
        """Errors: BrokenUpdateError."""
        connection.socket.send(messages.step_2(self.document.since(state)))
        connection.has_heard = True

    def write(self, connection: "Connection", update: bytes, *, is_answer: bool) -> None:
        """Relayed first, then stored. Errors: BrokenUpdateError.

        What a window writes before it has answered what the server lacks may build on that. Its answer has it as well,
        so it is left out here: nobody hears of what has a gap before it, and nobody builds on it.
        """
        connection.sent += update != NOTHING
        is_first = is_answer and not connection.has_answered
        connection.has_answered |= is_answer
        if not connection.has_answered:
            return
        if update == NOTHING:
            if is_first:
                self._keep(connection, b"", [])
            return
        self._weigh(update)
        new_windows, is_known = self._look_at(connection, update, is_answer=is_answer)
        if self.document.apply(update) or not is_known:
            self._send_change(update, but=connection)
            self._say(UPDATE + update)
        elif not self.joint.is_there:
            update = b""  # it is stored with what was there before; with other processes one cannot know
        self._keep(connection, update, new_windows)

    def _keep(self, connection: "Connection", update: bytes, windows: list[int]) -> None:
        """Until it is stored; without an update until all is that was there before."""
        waiting = self.waiting.get(connection)
        if waiting is None:
            access = connection.access
            batch = Batch(self.text, access.person, access.given, self.joint.process)
            waiting = self.waiting[connection] = Waiting(batch)
        if update:
            waiting.batch.updates.append(update)
        waiting.batch.windows.extend(windows)
        waiting.upto = connection.sent
        waiting.bytes += len(update)
        self.unstored += len(update)
        self._touch(self)

    def _weigh(self, update: bytes) -> None:
        """Errors: BrokenUpdateError where the text becomes too large."""
        most = limits.TEXT_BYTES - len(update)
        if self.document.size > most and self.document.weigh() > most:
            raise BrokenUpdateError("The text is too large")
        if self.unstored > limits.UNSTORED_BYTES:
            raise BrokenUpdateError("Too much waits to be stored")

    def _look_at(self, connection: "Connection", update: bytes, *, is_answer: bool) -> tuple[list[int], bool]:
        """The windows that write for the first time with it, and whether the document has all of it already."""
        held_there = held(update)
        writing = {span.client for span in held_there.written if span.end > span.start}
        strangers = writing - self.windows
        if not strangers and not is_answer:
            return [], False
        clocks = self.document.clocks
        is_known = is_answer and is_in(held_there, clocks)
        elsewhere = {client for client, seen in self.presence.seen.items() if seen.holder is not connection}
        new = [client for client in strangers if not (is_answer and client in elsewhere)]
        self.windows.update(new)
        return new, is_known

    def says(self, connection: "Connection", payload: bytes) -> None:
        """Awareness. Errors: ValueError."""
        for client, clock, said in entries_of(payload):
            if connection.window not in (None, client):
                continue  # y-websocket says again what it hears of others
            if self.presence.says(connection, client, clock, said):
                connection.window = client
                self._send_presence_soon()

    # Storing

    def take_waiting(self) -> "dict[Connection | Nobody, Waiting]":
        taken, self.waiting = self.waiting, {}
        return taken

    def put_back(self, taken: "dict[Connection | Nobody, Waiting]") -> None:
        """The database did not take it: before what came meanwhile."""
        for connection, waiting in taken.items():
            later = self.waiting.get(connection)
            if later is not None:
                waiting.batch.updates += later.batch.updates
                waiting.batch.windows += later.batch.windows
                waiting.upto = max(waiting.upto, later.upto)
                waiting.bytes += later.bytes
            self.waiting[connection] = waiting

    def note_stored(self, taken: "dict[Connection | Nobody, Waiting]") -> None:
        for connection, waiting in taken.items():
            self.unstored -= waiting.bytes
            connection.note_stored(waiting.upto)
            if waiting.batch.updates:
                if waiting.batch.person or waiting.batch.name:
                    self.dues.person = waiting.batch.person
                self.rows += 1
        has_changed = any(waiting.batch.updates for waiting in taken.values())
        if has_changed and self.dues.plain is None:
            self.dues.plain = time.monotonic() + limits.SECONDS_TO_PLAIN

    def tell_storage(self, *, is_ok: bool) -> None:
        if self.storage_is_ok != is_ok:
            self.storage_is_ok = is_ok
            for each in self.connections:
                each.tell_state()

    # Sending

    def send_to_all(self, message: bytes) -> None:
        for each in self.connections:
            each.socket.send(message)

    def _send_change(self, update: bytes, but: "Connection | None" = None) -> None:
        """Who has not heard yet what was there before gets it with that."""
        message = messages.update(update)
        for each in self.connections:
            if each.has_heard and each is not but:
                each.socket.send(message)

    def close_all(self, code: int) -> None:
        for each in list(self.connections):
            each.socket.close(code)

    def _say(self, payload: bytes) -> None:
        if self.joint.is_there:
            self.joint.say(channel_of(self.text), payload)

    def _send_presence_soon(self) -> None:
        if self._presence_timer is None:
            loop = asyncio.get_running_loop()
            self._presence_timer = loop.call_later(limits.SECONDS_OF_PRESENCE, self._send_presence)

    def _send_presence(self) -> None:
        self._presence_timer = None
        everywhere, here = self.presence.take_changes()
        if everywhere:
            self.send_to_all(messages.awareness(everywhere))
        if here:
            self._say(PRESENCE + here)

    def forget_silent(self) -> None:
        if self.presence.forget_silent():
            self._send_presence_soon()
