"""What a search server is told of the entries. They stand in the database, whether it is there or not."""

import logging
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from search import engines
from search.engines.failures import of_the_client
from search.models import SearchEntry, Unsent
from search.services.checking import Findings
from search.services.writing import portions

if TYPE_CHECKING:
    from search.engines.search_server import ServerEngine

logger = logging.getLogger(__name__)

AT_ONCE = 200
END = (sys.maxsize, "")
Digests = Iterator[tuple[int, str]]


def server_answers() -> bool | None:
    """None where the database searches anyway."""
    server = engines.server()
    return None if server is None else bool(server.client.ping())


def has_to_be_told() -> bool:
    """Not while the server is away: then what it has missed waits."""
    server = engines.server()
    if server is None:
        return False
    try:
        return not server.is_ready or Unsent.objects.exists()
    except of_the_client():
        return False


def send() -> int:
    """Tell the server what it has missed, or all where it has no index; gives of how many entries.

    What it does not take stays noted.
    """
    server = engines.server()
    if server is None:
        return 0
    try:
        return (0 if server.is_ready else _fill(server)) + _send_noted(server)
    except of_the_client() as failure:
        logger.warning("The search server is told later what has changed: %r", failure)
        return 0


def rebuild() -> int:
    """Fill a new index, while the old one is searched and written to; gives how many entries it has.

    Raises what the client does, one of `engines.failures.of_the_client`.
    """
    server = engines.server()
    if server is None:
        return 0
    filled = _fill(server)
    _send_noted(server)
    return filled


def fill_after_a_restore() -> str:
    """The entries came with the database; a server knows those of before."""
    if engines.server() is None:
        return "The index of the search came with the database."
    try:
        return f"The search server has {rebuild()} entries."
    except of_the_client() as failure:
        logger.warning("The search server could not be filled: %r", failure)
        return "The search server does not answer; as soon as it does, run: manage.py rebuild_search"


def check() -> Findings:
    """How the server differs from the database, by the numbers of entries. Raises as `rebuild`."""
    server = engines.server()
    return Findings() if server is None else _check(server)


def mend() -> None:
    """Tell the server again of whatever differs."""
    server = engines.server()
    if server is None:
        return
    try:
        if server.is_ready:
            _note(_check(server).wrong)
    except of_the_client() as failure:
        logger.warning("The search server cannot be compared with the database: %r", failure)
    send()


def _fill(server: "ServerEngine") -> int:
    index = server.begin()
    filled = 0
    for pks in portions(SearchEntry.objects.all()):
        server.put(SearchEntry.objects.filter(pk__in=pks), index=index)
        filled += len(pks)
    server.use(index)
    _note(_check(server).wrong)  # what has changed meanwhile
    return filled


def _send_noted(server: "ServerEngine") -> int:
    """Whoever sends last may have read first: what has changed meanwhile stays noted, and is sent again."""
    sent = 0
    while noted := dict(Unsent.objects.order_by("pk").values_list("pk", "entry")[:AT_ONCE]):
        pks = set(noted.values())
        entries = list(SearchEntry.objects.filter(pk__in=pks))
        told = {entry.pk: entry.digest for entry in entries}
        server.put(entries)
        server.remove(pks - told.keys())
        now = dict(SearchEntry.objects.filter(pk__in=pks).values_list("pk", "digest"))
        right = [number for number, pk in noted.items() if told.get(pk) == now.get(pk)]
        Unsent.objects.filter(pk__in=right).delete()
        sent += len(pks)
    return sent


def _note(pks: Iterable[int]) -> None:
    Unsent.objects.bulk_create([Unsent(entry=pk) for pk in pks], batch_size=AT_ONCE)


def _check(server: "ServerEngine") -> Findings:
    here = SearchEntry.objects.order_by("pk").values_list("pk", "digest").iterator()
    return _compared(here, server.digests())


def _compared(here: Digests, there: Digests) -> Findings:
    """Both are in the order of their numbers."""
    found = Findings()
    mine, theirs = next(here, END), next(there, END)
    while mine != END or theirs != END:
        if mine[0] < theirs[0]:
            found.missing.append(mine[0])
            mine = next(here, END)
        elif theirs[0] < mine[0]:
            found.orphaned.append(theirs[0])
            theirs = next(there, END)
        else:
            if mine[1] == theirs[1]:
                found.right += 1
            else:
                found.stale.append(mine[0])
            mine, theirs = next(here, END), next(there, END)
    return found
