"""The same pages between processes and machines, through Redis, which also counts how long each may be given out."""

import hashlib
import logging
from dataclasses import dataclass
from functools import cached_property
from time import monotonic, sleep
from typing import TYPE_CHECKING

from django.core.cache import cache

from portal.base.shared_pages.page import SharedPage
from portal.base.shared_pages.shelf import PATIENCE, RENEWED_AFTER, SECONDS

if TYPE_CHECKING:
    import redis

MAKING = ":making"
LOOKS_EVERY = 0.02
PAUSE = 5.0
"""Seconds without asking a Redis that did not answer."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """The page of another process with the seconds that it has left; or, without a page, that the caller makes it, and
    until when it may be given out then: in milliseconds by the clock of Redis, 0 where nobody waits for it."""

    page: SharedPage | None = None
    left: float = 0
    until: int = 0


class Nodes:
    """Without an address there are no others: whoever asks makes the page."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._asked_again_at = 0.0

    def find(self, key: str) -> Found:
        """Of all processes one is asked to make it, and one request of each other waits for that."""
        if not self._url or monotonic() < self._asked_again_at:
            return Found()
        try:
            return self._find(_name(key))
        except self._problem as problem:
            self._pause(problem)
            return Found()

    def put(self, key: str, page: SharedPage | None, until: int) -> None:
        """For the others; without a page, so that they do not wait any longer."""
        if not until:
            return
        name = _name(key)
        try:
            with self._client.pipeline(transaction=False) as line:
                if page is not None:
                    line.set(name, page.pack(), pxat=until)  # is nothing at all when that time is over
                line.delete(name + MAKING)
                line.execute()
        except self._problem as problem:
            self._pause(problem)

    def _find(self, name: str) -> Found:
        found = self._get(name)
        if found.left > SECONDS - RENEWED_AFTER:
            return found
        with self._client.pipeline(transaction=False) as line:
            line.time()
            line.set(name + MAKING, 1, nx=True, px=int(PATIENCE * 1000))
            (seconds, micro), is_mine = line.execute()
        if is_mine:
            return Found(until=seconds * 1000 + micro // 1000 + int(SECONDS * 1000))
        end = monotonic() + PATIENCE
        while monotonic() < end and self._client.exists(name + MAKING):
            sleep(LOOKS_EVERY)
        return self._get(name)

    def _get(self, name: str) -> Found:
        asked = monotonic()
        with self._client.pipeline(transaction=False) as line:
            line.pttl(name)
            line.get(name)
            left, sent = line.execute()
        seconds = left / 1000 - (monotonic() - asked)
        return Found(SharedPage.unpack(sent), seconds) if sent and seconds > 0 else Found()

    def _pause(self, problem: Exception) -> None:
        self._asked_again_at = monotonic() + PAUSE
        logger.warning("Pages are not shared between processes, Redis does not answer: %s", problem)

    @cached_property
    def _client(self) -> "redis.Redis":
        import redis  # noqa: PLC0415  # 20 MB, which nobody needs without Redis

        return redis.Redis.from_url(self._url, socket_timeout=1, socket_connect_timeout=1)

    @cached_property
    def _problem(self) -> type[Exception]:
        from redis.exceptions import RedisError  # noqa: PLC0415  # as above

        return RedisError


def _name(key: str) -> str:
    """Other portals may use the same Redis."""
    return cache.make_key(f"page:{hashlib.sha256(key.encode()).hexdigest()}")
