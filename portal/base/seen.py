"""What a process has seen of a question, for whoever leafs through results asks it again."""

from django.core.cache import caches


class Seen:
    """A number that belongs to a question; 0 where none is known."""

    def __init__(self, what: str, *question: object) -> None:
        self._key = f"{what}:{hash(question)}"
        self._cache = caches["seen"]
        self.number: int = self._cache.get(self._key, 0)

    def note(self, number: int, *, seconds: int) -> None:
        if number != self.number:
            self._cache.set(self._key, number, seconds)

    def forget(self) -> None:
        if self.number:
            self._cache.delete(self._key)
