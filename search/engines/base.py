"""What every engine can do."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from search.engines.requests import Found, Request, Suggestion

MOST = 1000
"""So many matches are looked through: ranking all that hold a common word takes a second in a large index."""


class Engine(ABC):
    @abstractmethod
    def search(self, request: Request) -> Found: ...

    @abstractmethod
    def suggest(self, words: Sequence[str], *, reader: str, audiences: frozenset[str]) -> list[Suggestion]:
        """Titles in which words begin like these, which are folded; the most fitting first."""
