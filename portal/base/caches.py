"""The cache that all processes share (`REDIS_URL`). While Redis is away, each has one of its own in its place.

Then rate limits count per process, as without a Redis. What was written or taken out meanwhile is taken out of Redis
when it is back: it may hold something older.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
T = TypeVar("T")
LEFT_ALONE = 3.0
"""Seconds after a failure, so that not every request waits."""
MOST_REMEMBERED = 10_000
FAILURES = (RedisError, OSError)


@dataclass
class Outage:
    """Of one Redis, known to all threads of this process."""

    not_before: float = 0.0
    stale: set[tuple[str, int | None]] = field(default_factory=set)

    @property
    def is_on(self) -> bool:
        return time.monotonic() < self.not_before


_outages: dict[str, Outage] = {}


class SharedCache(RedisCache):
    def __init__(self, server: str, params: dict[str, Any]) -> None:  # Any: as Django's
        super().__init__(server, params)
        names = {key: value for key, value in params.items() if key in {"KEY_PREFIX", "KEY_FUNCTION", "VERSION"}}
        self._instead = LocMemCache(f"instead of {server}", names)
        self._outage = _outages.setdefault(server, Outage())

    def answers(self) -> bool:
        try:
            return bool(self._cache.get_client(None).ping())
        except FAILURES:
            return False

    def add(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return self._written([key], kwargs, lambda cache: cache.add(key, *args, **kwargs))

    def get(self, key: Any, *args: Any, **kwargs: Any) -> Any:
        return self._asked(lambda cache: cache.get(key, *args, **kwargs))

    def set(self, key: Any, *args: Any, **kwargs: Any) -> None:
        self._written([key], kwargs, lambda cache: cache.set(key, *args, **kwargs))

    def touch(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return self._asked(lambda cache: cache.touch(key, *args, **kwargs))

    def delete(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return self._written([key], kwargs, lambda cache: cache.delete(key, *args, **kwargs))

    def get_many(self, keys: Any, *args: Any, **kwargs: Any) -> dict[Any, Any]:
        keys = list(keys)
        return self._asked(lambda cache: cache.get_many(keys, *args, **kwargs))

    def has_key(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return self._asked(lambda cache: cache.has_key(key, *args, **kwargs))

    def incr(self, key: Any, *args: Any, **kwargs: Any) -> int:
        return self._written([key], kwargs, lambda cache: cache.incr(key, *args, **kwargs))

    def set_many(self, data: Any, *args: Any, **kwargs: Any) -> list[Any]:
        return self._written(list(data), kwargs, lambda cache: cache.set_many(data, *args, **kwargs))

    def delete_many(self, keys: Any, *args: Any, **kwargs: Any) -> None:
        keys = list(keys)
        self._written(keys, kwargs, lambda cache: cache.delete_many(keys, *args, **kwargs))

    def clear(self) -> None:
        self._instead.clear()
        self._asked(lambda cache: cache.clear())

    def _written(self, keys: list[Any], said: dict[str, Any], act: Callable[[Any], T]) -> T:
        result = self._asked(act)
        if self._outage.is_on and len(self._outage.stale) < MOST_REMEMBERED:
            self._outage.stale |= {(key, said.get("version")) for key in keys}
        return result

    def _asked(self, act: Callable[[Any], T]) -> T:
        if not self._outage.is_on:
            try:
                if self._outage.not_before:
                    self._come_back()
                return act(super())
            except FAILURES as problem:
                if not self._outage.not_before:
                    logger.warning("Redis is away, each process has a cache of its own: %s", type(problem).__name__)
                self._outage.not_before = time.monotonic() + LEFT_ALONE
        return act(self._instead)

    def _come_back(self) -> None:
        """If it is there again."""
        for key, version in tuple(self._outage.stale):
            super().delete(key, version=version)
        self._cache.get_client(None).ping()
        self._outage.stale, self._outage.not_before = set(), 0.0
        self._instead.clear()
        logger.warning("Redis is back.")
