import asyncio

import pytest

from portal.live.through_redis import RedisJoint
from tests.needs import needs

TURNS = 120
LONGEST = 0.012
"""Seconds within which the line to a Redis beside us stands."""


@pytest.mark.redis
def test_it_ends_when_it_is_ended_even_while_it_connects():
    async def end_after(seconds):
        joint = RedisJoint(needs("redis"))
        joint.start()
        await asyncio.sleep(seconds)
        for task in joint._tasks:
            task.cancel()
        _ended, still_there = await asyncio.wait(joint._tasks, timeout=5)
        for task in still_there:
            task.cancel()
        return not still_there

    assert all(asyncio.run(end_after(turn * LONGEST / TURNS)) for turn in range(TURNS))
