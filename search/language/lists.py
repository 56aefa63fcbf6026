"""The lists of words in `data`, one a subject; words are folded but for those of `groups`, `#` begins a comment."""

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


def groups(name: str) -> list[tuple[str, list[str]]]:
    """What is together in a line, with its language: `de: Müll, Abfall`. As people write it, not folded."""
    rows = [line.partition(":") for line in _lines(name)]
    return [(language, [word.strip() for word in words.split(",")]) for language, _colon, words in rows]


def _lines(name: str) -> Iterator[str]:
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
