"""Nothing that was acknowledged is lost, in whatever order things happen (`chance.py`). `python -m tests.stress.texts`
does the same to real processes, which meet the rare orders only on a machine that has too much to do."""

import pytest

from tests.live.chance import lost_in

ONCE_LOST = (207, 409, 1708)
"""While what a window wrote before its answer was told to the others."""


@pytest.mark.parametrize("seed", [*range(40), *ONCE_LOST])
def test_kills_at_any_moment_cost_nothing_that_was_acknowledged(seed, monkeypatch):
    lost, acknowledged = lost_in(seed, monkeypatch)

    assert lost == 0
    assert acknowledged > 0
