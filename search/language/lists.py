"""The lists of words in `data`, one for each subject; all words are folded, `#` begins a comment."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


@cache
def listed(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def table(name: str) -> dict[str, str]:
    """A word and what is meant by it in each line."""
    return dict(line.split() for line in _lines(name))


def _lines(name: str) -> Iterator[str]:
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
