"""What lists remember."""

import pytest

from initiatives.directory import memory
from initiatives.directory.memory import SECONDS, Memory
from initiatives.directory.services import outdate

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(monkeypatch):
    """What is remembered after some seconds, and at once."""
    made = iter(range(10))
    monkeypatch.setattr(memory.time, "time", lambda: now[0])
    now = [1_000_000.0]

    def recall(seconds=0):
        now[0] += seconds
        return Memory.of("ideen", "de").recall("answer", "asked", lambda: next(made))

    return recall


def test_it_lasts_until_something_changes(answer):
    assert (answer(), answer(1)) == (0, 0)

    outdate("ideen")

    assert (answer(), answer(1)) == (1, 1)


def test_it_lasts_no_longer_than_it_was_meant_to_wherever_it_lies(answer):
    assert answer() == 0
    assert answer(SECONDS - 1) == 0

    memory._at_hand.clear()  # another process finds it in the cache that they share
    assert answer() == 0

    assert answer(2) == 1
