"""Joins the processes with sockets by Redis: what one says on a channel the others hear. Without Redis nobody hears.

What is said while Redis is away is lost: each subscriber is told when the line is there again, and asks what it missed.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

import redis
import redis.asyncio
from django.conf import settings
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
PREFIX = "mokwi:live:"
NOBODY = b"0" * 16
MOST_WAITING = 20_000
SECONDS_TO_TRY_AGAIN = 1

Hear = Callable[[bytes], None]
_here: dict[str, tuple[asyncio.AbstractEventLoop, Hear]] = {}
"""Who listens in this process."""


class Joint:
    """Of one process and its loop."""

    def __init__(self, url: str) -> None:
        self.process = secrets.token_hex(8)
        self._url = url
        self._again: dict[str, Callable[[], None]] = {}
        self._pubsub: Any = None  # Any: redis-py's has no types
        self._waiting: asyncio.Queue[tuple[str, bytes]] = asyncio.Queue(MOST_WAITING)
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def is_there(self) -> bool:
        """Whether others would hear now."""
        return self._pubsub is not None

    def start(self) -> None:
        if self._url and not self._tasks:
            self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._talk())]

    async def subscribe(self, channel: str, hear: Hear, again: Callable[[], None]) -> None:
        """`again` is called whenever the line was away."""
        _here[channel] = (asyncio.get_running_loop(), hear)
        self._again[channel] = again
        if self._pubsub is not None:
            with suppress(RedisError, OSError):  # the listener notices as well, and subscribes to everything anew
                await self._pubsub.subscribe(PREFIX + channel)

    async def unsubscribe(self, channel: str) -> None:
        _here.pop(channel, None)
        self._again.pop(channel, None)
        if self._pubsub is not None:
            with suppress(RedisError, OSError):
                await self._pubsub.unsubscribe(PREFIX + channel)

    def say(self, channel: str, payload: bytes) -> None:
        """To the other processes."""
        if self._pubsub is not None:
            with suppress(asyncio.QueueFull):
                self._waiting.put_nowait((PREFIX + channel, self.process.encode() + payload))

    def _client(self) -> "redis.asyncio.Redis":
        """It does not join again by itself: then nobody would know that something was missed."""
        return redis.asyncio.Redis.from_url(self._url, retry=Retry(NoBackoff(), 0), health_check_interval=10)

    async def _talk(self) -> None:
        client = self._client()
        while True:
            said = [await self._waiting.get()]
            while not self._waiting.empty():
                said.append(self._waiting.get_nowait())
            try:
                async with client.pipeline(transaction=False) as pipeline:
                    for channel, payload in said:
                        pipeline.publish(channel, payload)
                    await pipeline.execute()
            except (RedisError, OSError) as problem:
                logger.warning("Redis does not take what is said: %s", problem)
                self._call_all()

    async def _listen(self) -> None:
        client = self._client()
        while True:
            pubsub = client.pubsub(ignore_subscribe_messages=True)
            try:
                await pubsub.subscribe(PREFIX + self.process, *(PREFIX + each for each in self._again))
                self._pubsub = pubsub
                missing = [PREFIX + each for each in self._again]  # what came while it was connecting
                if missing:
                    await pubsub.subscribe(*missing)
                self._call_all()
                await self._hear(pubsub)
            except (RedisError, OSError) as problem:
                logger.warning("Redis is away, live texts of other processes come late: %s", problem)
            finally:
                self._pubsub = None
                with suppress(RedisError, OSError):
                    await pubsub.aclose()
            await asyncio.sleep(SECONDS_TO_TRY_AGAIN)

    async def _hear(self, pubsub: Any) -> None:  # Any: as above
        own = self.process.encode()
        while True:
            message = await pubsub.get_message(timeout=30)
            if message is None or message["type"] != "message":
                continue
            data: bytes = message["data"]
            known = _here.get(message["channel"].decode().removeprefix(PREFIX))
            if known is not None and not data.startswith(own):
                try:
                    known[1](data[16:])
                except Exception:  # one message must not make this process deaf
                    logger.exception("What another process said was not understood")

    def _call_all(self) -> None:
        for again in list(self._again.values()):
            again()


def announce(channel: str, payload: bytes) -> None:
    """From anywhere, also from a process without sockets: to whoever listens in this process and in the others."""
    here = _here.get(channel)
    if here is not None:
        with suppress(RuntimeError):  # its loop has ended
            here[0].call_soon_threadsafe(here[1], payload)
    if settings.REDIS_URL:
        try:
            _client(settings.REDIS_URL).publish(PREFIX + channel, NOBODY + payload)
        except RedisError as problem:
            logger.warning("Redis does not take what is announced: %s", problem)


@cache
def _client(url: str) -> "redis.Redis":
    return redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
