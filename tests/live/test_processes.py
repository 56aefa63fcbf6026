"""Two processes serve one text: through Redis at once, without it by looking for what the other has stored."""

import asyncio
import time

import pytest
from asgiref.sync import sync_to_async

from tests.live.conftest import environment
from tests.live.servers import Nursery
from tests.needs import needs
from workspace.texts.document.plain import of as plain_of
from workspace.texts.services import storing


async def write_at_both(cast, text, servers, *, turns):
    """Gives how long the slowest change took to the other process."""
    slowest = 0.0
    async with cast.client(servers[0], text) as anna, cast.client(servers[1], text, "ben") as ben:
        await anna.until(lambda: anna.state)
        await ben.until(lambda: ben.state)
        for turn in range(turns):
            writer, reader = (anna, ben) if turn % 2 else (ben, anna)
            writer.type(str(turn), 0.5)
            begun = time.monotonic()
            await reader.until(lambda writer=writer, reader=reader: reader.text == writer.text, 4)
            slowest = max(slowest, time.monotonic() - begun)
        anna.type("Anna")
        ben.type("Ben", 0)
        await anna.until_saved()
        await ben.until_saved()
        for each in (anna, ben):
            await each.until(lambda each=each: "Anna" in each.text and "Ben" in each.text, 4)
        anna.show_cursor("Anna", 77)
        return slowest, anna.text, await _sees(ben, 77)


async def _sees(client, window):
    try:
        await client.until(lambda: window in client.awareness, 1)
    except TimeoutError:
        return False
    return True


def test_without_redis_they_converge_by_looking(cast, nursery, run):
    text = cast.text(written="Moin")

    slowest, said, _sees_cursor = run(write_at_both(cast, text, [nursery.serve(), nursery.serve()], turns=2))

    assert said == plain_of(storing.load(text))
    assert slowest < 3


@pytest.mark.redis
def test_with_redis_they_converge_at_once_with_cursors(cast, written, run):
    text = cast.text(written="Moin")
    with Nursery(environment(REDIS_URL=needs("redis"))) as nursery:
        servers = [nursery.serve(), nursery.serve()]

        slowest, said, sees_cursor = run(write_at_both(cast, text, servers, turns=6))

    assert said == plain_of(storing.load(text))
    assert slowest < 0.5
    assert sees_cursor


@pytest.mark.redis
def test_what_a_killed_process_has_said_and_not_stored_the_other_one_stores(cast, written, run, refusing_changes):
    text = cast.text(written="Moin")

    async def lose_one(servers):
        async with cast.client(servers[1], text, "ben") as ben:
            await ben.until(lambda: ben.text == "Moin")
            async with cast.client(servers[0], text) as anna, refusing_changes():
                await anna.until(lambda: anna.text == "Moin")
                anna.type("!")
                await ben.until(lambda: ben.text == "Moin!")
                servers[0].kill()
                await anna.until_closed()
                assert anna.saved == 0
            async with asyncio.timeout(8):
                while plain_of(await sync_to_async(storing.load)(text)) != "Moin!":
                    await asyncio.sleep(0.2)

    with Nursery(environment(REDIS_URL=needs("redis"))) as nursery:
        run(lose_one([nursery.serve(), nursery.serve()]))
