"""One Redis subscription a channel joins the processes.

What is said while Redis is away is lost: each subscriber is told when the line is there again, and asks what it missed.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

import redis
import redis.asyncio
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from portal.live.joint import Hear, Joint, listening
from portal.live.redis_names import own_prefix

logger = logging.getLogger(__name__)
NOBODY = b"0" * 16
MOST_WAITING = 20_000
SECONDS_TO_TRY_AGAIN = 1


def prefix() -> str:
    return f"{own_prefix()}live:"


class RedisJoint(Joint):
    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url
        self._again: dict[str, Callable[[], None]] = {}
        self._pubsub: Any = None  # Any: redis-py's has no types
        self._waiting: asyncio.Queue[tuple[str, bytes]] = asyncio.Queue(MOST_WAITING)
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def is_there(self) -> bool:  # type: ignore[override]  # it comes and goes
        return self._pubsub is not None

    def start(self) -> None:
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._talk())]

    async def subscribe(self, channel: str, hear: Hear, again: Callable[[], None]) -> None:
        await super().subscribe(channel, hear, again)
        self._again[channel] = again
        if self._pubsub is not None:
            with suppress(RedisError, OSError):  # the listener notices as well, and subscribes to everything anew
                await self._pubsub.subscribe(prefix() + channel)

    async def unsubscribe(self, channel: str) -> None:
        await super().unsubscribe(channel)
        self._again.pop(channel, None)
        if self._pubsub is not None:
            with suppress(RedisError, OSError):
                await self._pubsub.unsubscribe(prefix() + channel)

    def say(self, channel: str, payload: bytes) -> None:
        if self._pubsub is not None:
            with suppress(asyncio.QueueFull):
                self._waiting.put_nowait((prefix() + channel, self.process.encode() + payload))

    def _client(self) -> "redis.asyncio.Redis":
        """It does not join again by itself: then nobody would know that something was missed."""
        return redis.asyncio.Redis.from_url(
            self._url, retry=Retry(NoBackoff(), 0), health_check_interval=10, socket_connect_timeout=5
        )

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
                _stop_where_asked()
            except (RedisError, OSError) as problem:
                logger.warning("Redis does not take what is said: %s", problem)
                self._call_all()

    async def _listen(self) -> None:
        client = self._client()
        while True:
            pubsub = client.pubsub(ignore_subscribe_messages=True)
            try:
                await pubsub.subscribe(prefix() + self.process, *(prefix() + each for each in self._again))
                _stop_where_asked()
                self._pubsub = pubsub
                missing = [prefix() + each for each in self._again]  # what came while it was connecting
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
            _stop_where_asked()
            if message is None or message["type"] != "message":
                continue
            data: bytes = message["data"]
            known = listening.get(message["channel"].decode().removeprefix(prefix()))
            if known is not None and not data.startswith(own):
                try:
                    known[1](data[16:])
                except Exception:  # one message must not make this process deaf
                    logger.exception("What another process said was not understood")

    def _call_all(self) -> None:
        for again in list(self._again.values()):
            again()


def _stop_where_asked() -> None:
    """redis-py takes a cancellation for an answer while it connects: the task would run on for good."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


def publish(url: str, channel: str, payload: bytes) -> None:
    """By a process that listens to nothing."""
    try:
        _client(url).publish(prefix() + channel, NOBODY + payload)
    except RedisError as problem:
        logger.warning("Redis does not take what is announced: %s", problem)


def answers(url: str) -> bool:
    try:
        return bool(_client(url).ping())
    except RedisError:
        return False


@cache
def _client(url: str) -> "redis.Redis":
    return redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
