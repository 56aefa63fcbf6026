"""What changes rarely and stands on every page is read once and kept: menus, settings, topics, addresses.

The database holds the mark of the present edition. Whatever changes such content gives it a new mark in the same
transaction; each request asks for the mark, and what was kept under another one is not used any more. So every
process shows a change with its next request, without a cache that they share.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import lru_cache, wraps
from secrets import randbelow
from typing import Any, ParamSpec, TypeVar

from django.db import connection, models, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.signals import post_page_move

P = ParamSpec("P")
T = TypeVar("T")
KEPT_ANSWERS = 512
HEAVIEST = 2**45  # of a hundred thousand of them the sum still fits its column

_seen: ContextVar[list[str] | None] = ContextVar("mark of the edition in this request", default=None)
_shelves: list[Callable[[], None]] = []
_watched: set[type[models.Model]] = set()


class Edition(models.Model):
    """One row a change, each of a random weight; the mark of the present edition is the sum of all.

    Rows are only added, so that two editors who save at the same moment never wait for each other, and the sum is right
    in whatever order their transactions end. Random rather than counted: a number could come back after a rollback.
    """

    weight = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return str(self.weight)

    @classmethod
    def present(cls) -> str:
        """The mark of the present edition, asked once a request."""
        seen = _seen.get()
        if seen:
            return seen[0]
        mark = cls._sum()
        if seen is not None:
            seen.append(mark)
        return mark

    @classmethod
    def _sum(cls) -> str:
        """In words of our own: every request asks, and Django writes this query longer than it takes to answer."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT SUM(weight) FROM portal_base_edition")
            return str(cursor.fetchone()[0])

    @classmethod
    def renew(cls, **_signal: Any) -> None:  # Any: a signal's arguments
        """Whatever was kept does not hold any more."""
        cls.objects.create(weight=randbelow(HEAVIEST))
        if seen := _seen.get():
            seen.clear()

    @classmethod
    def forget(cls, *, before: datetime) -> None:
        """Keeps the table short; that begins a new edition, too."""
        with transaction.atomic():
            cls.objects.filter(at__lt=before).delete()
            cls.renew()


def kept(make: Callable[P, T], *, most: int = KEPT_ANSWERS) -> Callable[P, T]:
    """Calls the function once an edition, a process and a set of arguments; what it gives is not to be changed.

    Of its last `most` answers. The mark is read before the content: at worst something newer is kept under an old mark,
    which soon ends.
    """

    @lru_cache(maxsize=most)
    def made(_mark: str, *args: Any, **kwargs: Any) -> T:  # Any: those of `make`
        return make(*args, **kwargs)

    @wraps(make)
    def read(*args: P.args, **kwargs: P.kwargs) -> T:
        return made(Edition.present(), *args, **kwargs)  # type: ignore[arg-type]  # hashable arguments are asked of the caller

    _shelves.append(made.cache_clear)
    return read


def kept_rows(read: Callable[[Sequence[int]], dict[int, T]], *, most: int) -> Callable[[Sequence[int]], dict[int, T]]:
    """What `read` gives for each id, kept one by one for an edition and a language, about `most` of them in a process.

    Ids for which it gives nothing are not asked for again either. What it gives is not to be changed.
    """

    @kept
    def shelf(_language: str) -> dict[int, T | None]:
        return {}

    @wraps(read)
    def rows(ids: Sequence[int]) -> dict[int, T]:
        known = shelf(get_language())
        if len(known) > most:
            known.clear()
        found: dict[int, T | None] = {pk: known[pk] for pk in ids if pk in known}
        if missing := [pk for pk in ids if pk not in found]:
            found |= dict.fromkeys(missing) | read(missing)
            known |= found
        return {pk: row for pk, row in found.items() if row is not None}

    return rows


def watch(*senders: type[models.Model]) -> None:
    """Rows of these models, and of what inherits from them, belong to the edition."""
    _watched.update(senders)


@receiver([post_save, post_delete], dispatch_uid="edition")
def _renew_for_watched_rows(sender: type[models.Model], **_signal: Any) -> None:  # Any: a signal's arguments
    """Connected before any app is ready, so that whoever listens too already reads the new edition."""
    if issubclass(sender, tuple(_watched)):
        Edition.renew()


post_page_move.connect(Edition.renew, dispatch_uid="edition")


def on_new_beginning(clear: Callable[[], None]) -> None:
    """What else keeps things for an edition in this process, and how it forgets them."""
    _shelves.append(clear)


def clear_shelves() -> None:
    """Forget everything in this process, as its end does."""
    for clear in _shelves:
        clear()


def is_asked_once() -> bool:
    """In here asking for the edition costs a query the first time only."""
    return _seen.get() is not None


@contextmanager
def asked_once() -> Iterator[None]:
    """In here the mark is read from the database once, and anew after a change made in here."""
    _seen.set([])
    try:
        yield
    finally:
        _seen.set(None)


@contextmanager
def asked_anew() -> Iterator[None]:
    """In here whatever is kept for an edition asks the database for its mark."""
    before = _seen.set(None)
    try:
        yield
    finally:
        _seen.reset(before)
