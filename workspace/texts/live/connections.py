"""One person's window with a text: what it says is looked at here, and cut off where it is broken or too much."""

import logging
from typing import TYPE_CHECKING

from portal.live import codes
from portal.live.buckets import Bucket
from portal.live.lib0 import Reader
from portal.live.sockets import Socket
from workspace.texts.live import limits, messages
from workspace.texts.live.access import Access, Asked
from workspace.texts.live.documents import BrokenUpdateError

if TYPE_CHECKING:
    from workspace.texts.live.rooms import Room

logger = logging.getLogger(__name__)
NOTHING = b"\x00\x00"


class CutOffError(Exception):
    """Why, for the log."""


class Connection:
    def __init__(self, socket: Socket, asked: Asked, access: Access, room: "Room") -> None:
        self.socket, self.asked, self.access, self.room = socket, asked, access, room
        self.window: int | None = None
        """The number that Yjs gave it, once it has said."""
        self.sent = self.saved = 0
        self.has_answered = self.has_heard = False
        """Whether both sides have told each other what they had."""
        self._messages = Bucket(limits.MESSAGES_A_SECOND, limits.MESSAGES_AT_ONCE)
        self._bytes = Bucket(limits.BYTES_A_SECOND, limits.BYTES_AT_ONCE)
        self._answers = Bucket(limits.ANSWERS_A_SECOND, limits.ANSWERS_AT_ONCE)

    def on_message(self, message: bytes) -> None:
        try:
            self._hear(message)
        except (CutOffError, BrokenUpdateError, ValueError) as problem:
            who = self.access.person or self.asked.token[:6]
            logger.warning("Cut off person %s from text %s: %s", who, self.room.text, problem)
            self.socket.close(codes.FLOOD)

    def _hear(self, message: bytes) -> None:
        """Errors: CutOffError, BrokenUpdateError, ValueError."""
        if len(message) > limits.MESSAGE_BYTES:
            raise CutOffError(f"a message of {len(message)} bytes")
        if not self._messages.take() or not self._bytes.take(len(message)):
            raise CutOffError("a flood")
        reader = Reader(message)
        kind = reader.number()
        if kind == messages.SYNC:
            self._sync(reader.number(), reader.bytes())
        elif kind == messages.AWARENESS:
            self.room.says(self, reader.bytes())
        elif kind == messages.QUERY:
            self._answer_once()
            self.socket.send(messages.awareness(self.room.presence.all() or b"\x00"))
        elif kind == messages.PING:
            self.socket.send(message)
        else:
            raise CutOffError(f"a message of kind {kind}")

    def _sync(self, step: int, payload: bytes) -> None:
        if step == messages.STEP_1:
            self._answer_once()
            self.room.answer(self, payload)
        elif step not in {messages.STEP_2, messages.UPDATE}:
            raise CutOffError(f"a step {step}")
        elif self.access.may_write:
            self.room.write(self, payload, is_answer=step == messages.STEP_2)
        elif step == messages.UPDATE and payload != NOTHING:
            if not self.access.is_finished:
                raise CutOffError("writing without a right to")
            self.socket.close(codes.CLOSED_FOR_WRITING)

    def _answer_once(self) -> None:
        if not self._answers.take():
            raise CutOffError("a flood of questions")

    def change(self, access: Access) -> None:
        """What the database says of this person now."""
        if access.code:
            self.socket.close(access.code)
        elif access != self.access:
            if access.may_write and not self.has_answered:
                self.room.ask(self)  # what it answered while it only read was not taken
            self.access = access
            self.tell_state()

    def tell_state(self) -> None:
        said = {
            "may_write": self.access.may_write,
            "finished": self.access.is_finished,
            "storage": "ok" if self.room.storage_is_ok else "failing",
            "name": self.access.name,
        }
        self.socket.send(messages.state(said))

    def note_stored(self, count: int) -> None:
        """So many of its messages are."""
        if count > self.saved:
            self.saved = count
            self.socket.send(messages.saved(count))
