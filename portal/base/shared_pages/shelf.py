"""The pages that this process has at hand, and who is making which at the moment.

A page is given out for a second at most, counted from before it began to be made. So whatever was changed a second
before somebody asks stands in the answer, no matter where and how it was changed: nothing needs to be called back, and
nothing can be forgotten that would have had to be. After half of the time one request makes it anew while the others
still get the one at hand; after all of it they wait for that one.
"""

from collections.abc import Callable
from threading import Event, Lock
from time import monotonic

from portal.base.shared_pages.page import SharedPage

SECONDS = 1.0
RENEWED_AFTER = 0.5
PATIENCE = 3.0
"""Seconds to wait for somebody else's work, before it is done once more."""
MOST_BYTES = 4 * 1024 * 1024


class Making:
    """Somebody is making this page."""

    __slots__ = ("began", "done", "of", "page")

    def __init__(self, began: float) -> None:
        self.began = self.of = began
        self.done = Event()
        self.page: SharedPage | None = None


class Shelf:
    def __init__(self, clock: Callable[[], float] = monotonic, most_bytes: int = MOST_BYTES) -> None:
        self.clock = clock
        self._most_bytes = most_bytes
        self._pages: dict[str, tuple[SharedPage, float]] = {}  # with the time whose state it shows
        self._makings: dict[str, Making] = {}
        self._lock = Lock()
        self._bytes = 0

    def look(self, key: str) -> SharedPage | None:
        """The page at hand, if it need not be made anew by whoever asks."""
        kept = self._pages.get(key)
        if kept is None:
            return None
        page, of = kept
        age = self.clock() - of
        return page if age < RENEWED_AFTER or (age < SECONDS and key in self._makings) else None

    def begin(self, key: str) -> tuple[Making, bool]:
        """Who makes it, and whether that is the one who asks. What began too long ago is not worth waiting for."""
        now = self.clock()
        with self._lock:
            making = self._makings.get(key)
            if making is not None and now - making.began < SECONDS:
                return making, False
            making = self._makings[key] = Making(now)
            return making, True

    def wait(self, key: str, making: Making) -> SharedPage | None:
        """What is at hand, or becomes ready in time and is not of too long ago by then."""
        asked = self.clock()
        if page := self.look(key):
            return page
        making.done.wait(PATIENCE)
        return making.page if asked - making.of < SECONDS else None

    def end(self, key: str, making: Making, page: SharedPage | None, of: float) -> None:
        """It is made, or nothing came of it; the page shows the state of the time `of`, or a later one."""
        with self._lock:
            if self._makings.get(key) is making:
                del self._makings[key]
            if page is not None and self.clock() - of < SECONDS:
                self._put(key, page, of)
        making.page, making.of = page, of
        making.done.set()

    def _put(self, key: str, page: SharedPage, of: float) -> None:
        there = self._pages.get(key)
        if there is not None and there[1] > of:
            return
        self._drop(key)
        self._pages[key] = (page, of)
        self._bytes += page.size
        gone = self.clock() - SECONDS
        for name in [name for name, (_page, its) in self._pages.items() if its <= gone]:
            self._drop(name)
        while self._bytes > self._most_bytes:
            self._drop(next(iter(self._pages)))

    def _drop(self, key: str) -> None:
        if dropped := self._pages.pop(key, None):
            self._bytes -= dropped[0].size
