"""Who is there, and where their cursors are: Yjs' awareness, of which each window may say only its own part."""

import json
import time
from dataclasses import dataclass
from typing import Any

from portal.live.lib0 import Reader, number, words
from workspace.texts.live.limits import PRESENCE_BYTES, SECONDS_OF_SILENCE

GONE = "null"


@dataclass
class Seen:
    clock: int
    said: str
    holder: Any  # Any: a connection of this process; nothing for one of another process
    at: float


def entries_of(payload: bytes) -> list[tuple[int, int, str]]:
    """Window, clock and what it says. Errors: ValueError."""
    reader = Reader(payload)
    return [(reader.number(), reader.number(), reader.words()) for _each in range(reader.number())]


class Presence:
    """Of one text in this process."""

    def __init__(self) -> None:
        self.seen: dict[int, Seen] = {}
        self._changed: dict[int, bool] = {}
        """And whether it was in this process, so that the others are told."""
        self._clocks: dict[int, int] = {}
        """Of windows that said goodbye and have not been told of yet."""

    def says(self, holder: Any, client: int, clock: int, said: str) -> bool:  # Any: as above
        """Whether it was taken: windows speak for themselves, under the name that the server knows."""
        known = self.seen.get(client)
        if said == GONE:
            if known is None or known.holder is not holder:
                return False
            self.goes(client, clock)
            return True
        if not _is_fit(said, holder.access.name):
            return False
        if known is not None and known.holder is not holder and not _same_person(known.holder, holder):
            return False
        self.seen[client] = Seen(max(clock, known.clock if known else 0), said, holder, time.monotonic())
        self._changed[client] = True
        return True

    def hears(self, client: int, clock: int, said: str) -> bool:
        """From another process, which has looked at it. Whether it is news."""
        known = self.seen.get(client)
        if known is not None and (known.holder is not None or known.clock > clock):
            return False
        if said == GONE:
            if known is None:
                return False
            self.goes(client, clock)
            return True
        is_news = known is None or known.clock != clock
        self.seen[client] = Seen(clock, said, None, time.monotonic())
        if is_news:
            self._changed[client] = False
        return is_news

    def goes(self, client: int, clock: int = 0) -> None:
        known = self.seen.pop(client, None)
        if known is not None:
            self._clocks[client] = max(clock, known.clock + 1)
            self._changed[client] = known.holder is not None

    def forget_silent(self) -> bool:
        """Those of processes that have ended without a word."""
        before = time.monotonic() - SECONDS_OF_SILENCE
        silent = [client for client, each in self.seen.items() if each.holder is None and each.at < before]
        for client in silent:
            self.goes(client)
        return bool(silent)

    def take_changes(self) -> tuple[bytes, bytes]:
        """What has changed since it was taken last, and what of it in this process; empty for nothing."""
        changed, self._changed = self._changed, {}
        clocks, self._clocks = self._clocks, {}
        entries = [
            (client, each.clock, each.said) if each else (client, clocks.get(client, 0), GONE)
            for client in changed
            for each in [self.seen.get(client)]
        ]
        here = [entry for entry in entries if changed[entry[0]]]
        return _written(entries), _written(here)

    def all(self, *, only_here: bool = False) -> bytes:
        entries = [
            (client, each.clock, each.said)
            for client, each in self.seen.items()
            if each.holder is not None or not only_here
        ]
        return _written(entries)


def _written(entries: list[tuple[int, int, str]]) -> bytes:
    if not entries:
        return b""
    each = (number(client) + number(clock) + words(said) for client, clock, said in entries)
    return number(len(entries)) + b"".join(each)


def _is_fit(said: str, name: str) -> bool:
    if len(said) > PRESENCE_BYTES:
        return False
    try:
        state = json.loads(said)
    except (ValueError, RecursionError):
        return False
    user = state.get("user") if isinstance(state, dict) else None
    return isinstance(user, dict) and user.get("name") == name


def _same_person(holder: Any, other: Any) -> bool:  # Any: as above
    """Whose old connection has not been noticed as gone yet."""
    if holder is None:
        return False
    return (holder.access.person, holder.access.visit) == (other.access.person, other.access.visit)
