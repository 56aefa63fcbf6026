"""How long what tells of people is kept. An app names its terms in its module `jobs`; one job a day enforces them all.

    terms.register(Term(name="taken_mails", model="portal_replying.TakenMail", days=30, due=lambda before: …))

`manage.py retention` says what would go.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from portal.base import timer

logger = logging.getLogger(__name__)
BATCH = 500
Rows = QuerySet[Any]  # Any: of whichever model the term is


@dataclass(frozen=True)
class Term:
    """`due` gives the rows whose time began before a moment, and `end` what becomes of them: they are deleted, else.

    `due` no longer gives what has been ended.
    """

    name: str
    model: str
    days: int | Callable[[], int]
    due: Callable[[datetime], Rows]
    end: Callable[[Rows], object] = lambda rows: rows.delete()

    @property
    def period(self) -> timedelta:
        return timedelta(days=self.days if isinstance(self.days, int) else self.days())

    def waiting(self, now: datetime) -> Rows:
        return self.due(now - self.period)


_terms: dict[str, Term] = {}


def register(term: Term) -> None:
    if term.name in _terms:
        raise ValueError(f"There is already a term named {term.name!r}.")
    _terms[term.name] = term


def every_term() -> list[Term]:
    timer.discover()
    return [_terms[name] for name in sorted(_terms)]


def enforce(now: datetime) -> dict[str, int]:
    """How many rows each term has ended; one that fails does not keep the others."""
    ended = {}
    for term in every_term():
        try:
            ended[term.name] = sum(_in_batches(term, now))
        except Exception:  # whatever is wrong with one, what the others promise must be kept
            logger.exception("The term %s could not be enforced", term.name)
    return ended


def _in_batches(term: Term, now: datetime) -> Iterator[int]:
    """Each in a transaction of its own, so that nobody waits for all of them."""
    last = 0
    while pks := list(term.waiting(now).filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            term.end(term.waiting(now).filter(pk__in=pks))
        last = pks[-1]
        yield len(pks)
