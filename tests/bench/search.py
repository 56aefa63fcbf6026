"""`python -m tests.bench.search --entries 10000 100000`: what searching and suggesting take in an index of that size.

In a database of its own, which DATABASE_URL has to name and which is empty: only the index is made in it. The first
size is prepared from texts of a hundred words each; in the others are copies of these with other numbers.

Measured is processor time, of Python and, on PostgreSQL, of the server's process (without parallel workers), so that it
counts little what else the machine does. With SEARCH_URL a search server is filled from the database and measured, by
the clock: its processor time nobody tells us.
"""

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from search import engines
from search.engines import engine
from search.engines.requests import Order, Request
from search.entries import Entry
from search.language import parsed
from search.language.compounds import PARTS
from search.models import SearchEntry
from search.services import serving
from search.services.writing import digest_of, row_of
from search.typed import words_typed

ROUNDS = 15
WRITTEN_AT_ONCE = 200
WORDS_OF_A_TEXT = 100
KINDS = ["initiatives", "ideas", "calls", "news", "pages", "discussions"]
PUBLIC = frozenset({"public"})
MEMBER = frozenset({"public", "signed-in", *(f"discussions:{number}" for number in range(20))})


class Kind:
    def __init__(self, key: str) -> None:
        self.key = key


def entries(number: int) -> Iterator[tuple[Kind, Entry]]:
    dice = random.Random(7)
    words = vocabulary(dice)
    chances = [1 / rank for rank in range(1, len(words) + 1)]
    now = timezone.now()
    for pk in range(1, number + 1):
        text = dice.choices(words, chances, k=WORDS_OF_A_TEXT)
        title = dice.choices(words, chances, k=4)
        for word, share in (("Gemeinschaft", 0.8), ("Lastenrad", 0.05), ("Zinnoberfisch", 0.0005)):
            if dice.random() < share:
                (title if dice.random() < 0.1 else text).append(word)
        key = dice.choice(KINDS)
        yield (
            Kind(key),
            Entry(
                object_pk=pk,
                title=" ".join(title),
                text=" ".join(text),
                path=f"/{key}/{pk}/",
                audience=f"discussions:{dice.randrange(500)}" if key == "discussions" else "public",
                topics=dice.sample(range(1, 13), 2),
                municipality=dice.randrange(1, 80),
                date=now - timedelta(days=dice.randrange(1500)),
                seeks=dice.random() < 0.2,
            ),
        )


def vocabulary(dice: random.Random, number: int = 20_000) -> list[str]:
    """Compounds that could be German, the first of which stand nearly everywhere."""
    import gzip  # noqa: PLC0415

    with gzip.open(PARTS, "rt", encoding="ascii") as lines:
        parts = [line.split()[0] for line in lines]
    return [dice.choice(parts) + dice.choice(["", dice.choice(parts)]) for _number in range(number)]


def fill(number: int) -> float:
    """Gives how many are written in a second."""
    begun = spent()
    said = entries(number)
    while portion := list(islice(said, WRITTEN_AT_ONCE)):
        rows = [row_of(kind, entry, digest_of(entry)) for kind, entry in portion]  # type: ignore[arg-type]  # a key is enough
        SearchEntry.objects.bulk_create(rows)
    return number / (spent() - begun)


def copy(number: int) -> None:
    """Until there are so many."""
    fields = [field for field in SearchEntry._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(field.column for field in fields)
    with connection.cursor() as cursor:
        there = SearchEntry.objects.count()
        for turn in range(1, number // there):
            said = ", ".join(
                f"object_pk + {turn * there}" if each.name == "object_pk" else each.column for each in fields
            )
            cursor.execute(
                f"INSERT INTO search_searchentry ({columns}) SELECT {said} FROM search_searchentry "  # noqa: S608
                f"WHERE object_pk <= {there} ORDER BY id"
            )
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE search_searchentry")


def fill_server() -> None:
    server = engines.server()
    if server is None:
        return
    begun = spent()
    filled = serving.rebuild()
    rate = filled / (spent() - begun)
    server.patient.indices.forcemerge(index=server.index, max_num_segments=5)
    size = server.patient.indices.stats(index=server.index)["_all"]["primaries"]["store"]["size_in_bytes"]
    sys.stdout.write(f"the search server has them, {rate:.0f} a second, {size / 1e6:.0f} MB\n")


def asked(query: str, audiences: frozenset[str] = PUBLIC, **rest: Any) -> Callable[[], object]:
    def ask() -> object:
        return engine().search(Request(query=parsed(query, "de"), reader="de", audiences=audiences, **rest))

    return ask


def typed(text: str) -> Callable[[], object]:
    return lambda: engine().suggest(words_typed(text), reader="de", audiences=PUBLIC)


QUESTIONS = {
    "a rare word": asked("Zinnoberfisch"),
    "a word in every twentieth": asked("Lastenrad"),
    "a word in most": asked("Gemeinschaft"),
    "a word in most, of one kind": asked("Gemeinschaft", kind="ideas"),
    "a word in most, in one place": asked("Gemeinschaft", municipalities=[7]),
    "a word in most, newest first": asked("Gemeinschaft", order=Order.NEWEST),
    "a word in most, in twenty projects": asked("Gemeinschaft", audiences=MEMBER),
    "a common and a rare word": asked("Gemeinschaft Zinnoberfisch"),
    "two words": asked("Lastenrad Gemeinschaft"),
    "a phrase": asked('"Lastenrad Gemeinschaft"'),
    "without a word": asked("Gemeinschaft -Lastenrad"),
    "nothing": asked("Xylophonquark"),
    "suggestions, two letters": typed("la"),
    "suggestions, six letters": typed("lasten"),
    "suggestions, two words": typed("gemeinschaft la"),
}


def measure() -> None:
    everything = []
    for name, ask in QUESTIONS.items():
        ask()
        times = []
        for _round in range(ROUNDS):
            begun = spent()
            ask()
            times.append((spent() - begun) * 1000)
        times.sort()
        everything += times if "suggestions" not in name else []
        sys.stdout.write(f"  {name:36} p50 {statistics.median(times):7.1f}  p95 {times[int(ROUNDS * 0.95)]:7.1f} ms\n")
    everything.sort()
    sys.stdout.write(f"  {'all searches':36} p50 {statistics.median(everything):7.1f}  ")
    sys.stdout.write(f"p95 {everything[int(len(everything) * 0.95)]:7.1f} ms\n")


def spent() -> float:
    """Seconds of processor time; with a search server by the clock."""
    if settings.SEARCH_URL:
        return time.perf_counter()
    if connection.vendor != "postgresql":
        return time.process_time()
    return time.process_time() + int(Path(f"/proc/{backend()}/schedstat").read_text().split()[0]) / 1e9


@cache
def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def megabytes() -> float:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size('search_searchentry')")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return float(cursor.fetchone()[0]) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", nargs="+", type=int, default=[10_000, 100_000])
    sizes = sorted(parser.parse_args().entries)
    settings.SEARCH_URL = os.environ.get("SEARCH_URL", "")
    call_command("migrate", "search", verbosity=0)
    if not SearchEntry.objects.exists():
        sys.stdout.write(f"{fill(sizes[0]):.0f} entries a second\n")
    for size in sizes:
        copy(size)
        sys.stdout.write(f"{connection.vendor}, {SearchEntry.objects.count()} entries, {megabytes():.0f} MB\n")
        fill_server()
        measure()


if __name__ == "__main__":
    main()
