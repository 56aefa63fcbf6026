"""Writers, a server and kills without processes: the real rooms and connections, a list as the database, and what
happens next decided by chance. A thousand kills take some seconds, and one number gives the same again."""

import random
from types import SimpleNamespace

from pycrdt import Doc, XmlFragment

from portal.live.lib0 import Reader, with_length
from tests.live.clients import NOTHING, edit
from workspace.texts.document.clocks import clocks_of, held_by, is_in
from workspace.texts.live import limits
from workspace.texts.live.access import Access
from workspace.texts.live.connections import Connection
from workspace.texts.live.keeping import Opened
from workspace.texts.live.rooms import Room
from workspace.texts.services.storing import doc_of, merged

ALONE = SimpleNamespace(process="p" * 16, is_there=False)
"""Instead of what joins processes."""
WRITER = Access(person=1, name="Anna", may_write=True)


class Socket:
    def __init__(self) -> None:
        self.sent, self.code = [], None

    def send(self, message: bytes) -> None:
        self.sent.append(message)

    def close(self, code: int) -> None:
        raise AssertionError(f"Closed with {code}")


class Window:
    """Somebody writes, connected or not, and does not wait for what the server has to say before."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.doc = Doc(client_id=chance.randrange(1, 2**32))
        self.doc.get("text", type=XmlFragment)
        self._watch = self.doc.observe(self._written)
        self._is_listening = False
        self.acknowledged = []
        self.cut()

    def cut(self) -> None:
        self.connection, self.updates, self.outgoing, self.saved = None, [], [], 0

    def connect(self, room: Room) -> None:
        self.connection = Connection(Socket(), None, WRITER, room)
        room.join(self.connection)
        self.outgoing.append(b"\x00\x00" + with_length(self.doc.get_state()))

    def edit(self) -> None:
        edit(self.doc, self.chance)

    def _written(self, event) -> None:
        if not self._is_listening and event.update != NOTHING and self.connection is not None:
            self.updates.append(event.update)
            self.outgoing.append(b"\x00\x02" + with_length(event.update))

    def send(self, most: int) -> None:
        for _each in range(min(most, len(self.outgoing))):
            self.connection.on_message(self.outgoing.pop(0))

    def hear(self, most: int) -> None:
        for _each in range(min(most, len(self.connection.socket.sent))):
            self._hear(Reader(self.connection.socket.sent.pop(0)))

    def _hear(self, reader: Reader) -> None:
        kind = reader.number()
        if kind == 0 and reader.number() == 0:
            missing = self.doc.get_update(reader.bytes())
            if missing != NOTHING:
                self.updates.append(missing)
            self.outgoing.append(b"\x00\x01" + with_length(missing))
        elif kind == 0:
            self._is_listening = True
            self.doc.apply_update(reader.bytes())
            self._is_listening = False
        elif kind == 4:
            self.saved = reader.number()


class World:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.rows = []
        self.windows = [Window(self.chance) for _ in range(self.chance.randint(2, 6))]
        self.acknowledged = 0

    def live_and_die(self) -> int:
        """A server from its start to its end. Gives how many acknowledged changes were lost with it."""
        room = Room(1, ALONE, lambda _room: None)
        room._send_presence_soon = lambda: None
        room.fill(Opened(b"\x00\x00", list(self.rows), 0, set(), 0))
        taken = None
        for _event in range(self.chance.randint(20, 400)):
            what, window = self.chance.random(), self.chance.choice(self.windows)
            if what < 0.1:
                taken = taken or room.take_waiting()
            elif what < 0.2:
                taken = taken and self._store(room, taken)
            elif what < 0.45:
                window.edit()
            elif window.connection is None:
                window.connect(room)
            elif what < 0.75:
                window.send(self.chance.randint(1, 4))
            else:
                window.hear(self.chance.randint(1, 6))
        return self._lost()

    def _store(self, room: Room, taken: dict) -> None:
        if self.chance.random() < 0.05:
            room.put_back(taken)
            return
        self.rows += [row for each in taken.values() for row in merged(each.batch.updates)]
        room.note_stored(taken)

    def _lost(self) -> int:
        clocks = clocks_of(doc_of(b"", self.rows).get_state())
        acknowledged = [each for window in self.windows for each in window.updates[: window.saved]]
        self.acknowledged += len(acknowledged)
        for window in self.windows:
            window.cut()
        return sum(not is_in(held_by(each), clocks) for each in acknowledged)


def lost_in(seed: int, monkeypatch) -> tuple[int, int]:
    """Of how many acknowledged changes, with some kills."""
    for limit in ("MESSAGES_AT_ONCE", "ANSWERS_AT_ONCE"):
        monkeypatch.setattr(limits, limit, 1_000_000)
    world = World(seed)
    lost = sum(world.live_and_die() for _kill in range(world.chance.randint(2, 8)))
    return lost, world.acknowledged
