"""Nothing that was acknowledged is lost when the server is killed. More kills: `python -m tests.stress.texts`."""

import asyncio

from tests.live.surviving import survive

KILLS = 20


def test_twenty_kills_cost_nothing_that_was_acknowledged(cast, nursery):
    text = cast.text()
    sessions = [cast.sessions[who] for who in ("anna", "ben", "berta", "ben")]

    outcome = asyncio.run(survive(nursery, text, cast.path(text), sessions, KILLS, seconds=120))

    assert (outcome.kills, outcome.lost) == (KILLS, 0)
    assert outcome.acknowledged > KILLS
    assert len(outcome.in_the_end) == 1
