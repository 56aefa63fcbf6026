"""A search server that is asked as long as it answers in time; else the database does."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from time import monotonic
from typing import TypeVar

from django.utils import timezone

from search.engines.base import Engine
from search.engines.failures import of_an_answer
from search.engines.requests import Found, Request, Suggestion
from search.models import Unsent

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")
WITHIN = 0.9
"""Seconds in all, also for a server that says something now and then and never comes to an end. A page asks twice at
most, the second time for what may have been meant."""
LEFT_ALONE = 30
"""Seconds after a failure, so that not every search waits."""
BEHIND = timedelta(seconds=30)
"""A server that has not been told for so long of what has changed is not asked: it may show what is private by now."""
AT_ONCE = 8


class WithDatabase(Engine):
    def __init__(self, server: Engine, database: Engine) -> None:
        self.server, self.database = server, database
        self._not_before = 0.0
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="search")

    def search(self, request: Request) -> Found:
        found = self._of_server(lambda: self.server.search(request))
        return replace(self.database.search(request), instead=True) if found is None else found

    def suggest(self, words: Sequence[str], *, reader: str, audiences: frozenset[str]) -> list[Suggestion]:
        found = self._of_server(lambda: self.server.suggest(words, reader=reader, audiences=audiences))
        return self.database.suggest(words, reader=reader, audiences=audiences) if found is None else found

    def _of_server(self, ask: Callable[[], Answer]) -> Answer | None:
        now = monotonic()
        if now < self._not_before or is_behind():
            return None
        if self._not_before:  # it has failed: one tries it again, and nobody else waits with it
            self._not_before = now + WITHIN
        try:
            found = self._threads.submit(ask).result(WITHIN)
        except of_an_answer() as failure:
            self._not_before = monotonic() + LEFT_ALONE
            logger.warning("The search server does not answer, the database does: %r", failure)
            return None
        self._not_before = 0.0
        return found


def is_behind() -> bool:
    since = Unsent.objects.order_by("pk").values_list("created_at", flat=True).first()
    return since is not None and since < timezone.now() - BEHIND
