"""Joins the processes with sockets: what one says on a channel the others hear, where Redis is configured."""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings

Hear = Callable[[bytes], None]
listening: dict[str, tuple[asyncio.AbstractEventLoop, Hear]] = {}
"""Who does in this process."""


class Joint:
    """Of one process and its loop. This one is alone: nobody hears what it says."""

    is_there = False
    """Whether others would hear now."""

    def __init__(self) -> None:
        self.process = secrets.token_hex(8)

    def start(self) -> None:
        pass

    async def subscribe(self, channel: str, hear: Hear, again: Callable[[], None]) -> None:
        """`again` is called whenever the line was away."""
        listening[channel] = (asyncio.get_running_loop(), hear)

    async def unsubscribe(self, channel: str) -> None:
        listening.pop(channel, None)

    def say(self, channel: str, payload: bytes) -> None:
        """To the other processes."""


def joint() -> Joint:
    """For this process."""
    if not settings.REDIS_URL:
        return Joint()
    from portal.live.through_redis import RedisJoint  # noqa: PLC0415  # 20 MB, which nobody needs without Redis

    return RedisJoint(settings.REDIS_URL)


def announce(channel: str, payload: bytes) -> None:
    """From anywhere, also from a process without sockets: to whoever listens in this process and in the others."""
    here = listening.get(channel)
    if here is not None:
        with suppress(RuntimeError):  # its loop has ended
            here[0].call_soon_threadsafe(here[1], payload)
    if settings.REDIS_URL:
        from portal.live.through_redis import publish  # noqa: PLC0415  # as above

        publish(settings.REDIS_URL, channel, payload)
