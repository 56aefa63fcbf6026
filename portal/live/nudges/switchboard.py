"""Which page of this process listens to what, and what is done for them again and again: look, ask."""

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Coroutine, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import Error as DatabaseError
from django.utils import timezone

from portal.live import codes
from portal.live.joint import joint
from portal.live.models import Nudge
from portal.live.nudges import limits
from portal.live.nudges.connections import Connection
from portal.live.nudges.telling import LINE
from portal.live.sessions import people_in, said_in
from portal.live.threads import Threads

logger = logging.getLogger(__name__)
NEVER = ""


class Switchboard:
    """Made in the loop that serves the sockets."""

    def __init__(self) -> None:
        self.joint = joint()
        self.reading = Threads("nudges")
        self.connections: set[Connection] = set()
        self.sockets_of: Counter[int] = Counter()
        self._listening: defaultdict[str, set[Connection]] = defaultdict(set)
        self._heard: dict[str, str] = {}
        """By channel, the time of the last nudge that was told on."""
        self._resting: dict[str, bool] = {}
        """Channels that were told of a moment ago, and whether something has come since."""
        self._tasks: set[asyncio.Task[None]] = set()
        self.joint.start()
        self._do(self.joint.subscribe(LINE, self.hear, self._look_soon))
        self._do(self._again(self._pause, self._look))
        self._do(self._again(lambda: limits.SECONDS_TO_ASK, self._ask))

    def _do(self, work: Coroutine[Any, Any, None]) -> None:  # Any: as asyncio has it
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # Coming, listening and going

    def join(self, connection: Connection) -> bool:
        """False where there are too many."""
        if len(self.connections) >= limits.SOCKETS or self.sockets_of[connection.person] >= limits.SOCKETS_A_PERSON:
            return False
        self.connections.add(connection)
        self.sockets_of[connection.person] += 1
        return True

    def leave(self, connection: Connection) -> None:
        self.connections.discard(connection)
        self.sockets_of -= Counter([connection.person])
        for channel in connection.channels:
            self._listening[channel].discard(connection)
            if not self._listening[channel]:
                del self._listening[channel]
                self._heard.pop(channel, None)

    def listen(self, connection: Connection, issued: dict[str, datetime]) -> None:
        """To channels by tickets of these times."""
        connection.channels.update(issued)
        for channel in issued:
            self._listening[channel].add(connection)
        self._do(self._catch_up(connection, issued))

    async def _catch_up(self, connection: Connection, issued: dict[str, datetime]) -> None:
        """Something may have happened while the page was on its way."""
        try:
            latest = dict(await self.reading.run(nudges_of, issued))
        except DatabaseError:
            logger.exception("What was new on the way to a page could not be read")
            return
        for channel, since in issued.items():
            at = latest.get(channel)
            self._heard.setdefault(channel, at.isoformat() if at else NEVER)
            if at and at >= since:
                connection.tell(channel)

    # What is new

    def hear(self, payload: bytes) -> None:
        """From `telling`, of this process or through Redis."""
        at, *channels = payload.decode().split("\n")
        for channel in channels:
            self._take(channel, at)

    def _take(self, channel: str, at: str) -> None:
        if channel not in self._listening or self._heard.get(channel) == at:
            return
        self._heard[channel] = at
        if channel in self._resting:
            self._resting[channel] = True
        else:
            self._tell(channel)

    def _tell(self, channel: str) -> None:
        for connection in self._listening.get(channel, ()):
            connection.tell(channel)
        self._resting[channel] = False
        asyncio.get_running_loop().call_later(limits.SECONDS_BETWEEN_NUDGES, self._rested, channel)

    def _rested(self, channel: str) -> None:
        if self._resting.pop(channel):
            self._tell(channel)

    # Again and again

    def _pause(self) -> float:
        return limits.SECONDS_TO_LOOK_BESIDE_REDIS if self.joint.is_there else limits.SECONDS_TO_LOOK

    async def _again(
        self, seconds: Callable[[], float], work: Callable[[], Coroutine[Any, Any, None]]
    ) -> None:  # Any: as above
        while True:
            await asyncio.sleep(seconds())
            if self.connections:
                try:
                    await work()
                except Exception:  # the next time it may go well, and nobody else would notice
                    logger.exception("What is done for pages that listen has failed")

    def _look_soon(self) -> None:
        """Redis was away."""
        self._do(self._look())

    async def _look(self) -> None:
        """At what other processes have told."""
        since = timezone.now() - timedelta(seconds=limits.SECONDS_OF_OVERLAP)
        for channel, at in await self.reading.run(nudges_of, list(self._listening), since):
            self._take(channel, at.isoformat())

    async def _ask(self) -> None:
        """Whose session has ended hears nothing any more."""
        connections = list(self.connections)
        people = await self.reading.run(people_with, {each.session for each in connections})
        for connection in connections:
            if people.get(connection.session) != connection.person:
                connection.socket.close(codes.NOT_SIGNED_IN)


def nudges_of(channels: Collection[str], since: datetime | None = None) -> list[tuple[str, datetime]]:
    """The latest of each; one query."""
    rows = Nudge.objects.filter(channel__in=channels)
    return list((rows.filter(at__gte=since) if since else rows).values_list("channel", "at"))


def people_with(sessions: Iterable[str]) -> dict[str, int]:
    """By session, who is signed in with it; two queries."""
    return {session: person.pk for session, person in people_in(said_in(set(sessions))).items()}


_boards: dict[asyncio.AbstractEventLoop, Switchboard] = {}


def switchboard() -> Switchboard:
    """Of this loop; there is one in a process."""
    loop = asyncio.get_running_loop()
    if loop not in _boards:
        _boards[loop] = Switchboard()
    return _boards[loop]
