"""`make bench PART=scale`: the main pages of a portal of a thousand and of a hundred thousand initiatives.

On PostgreSQL, which DATABASE_URL names; with REDIS_URL the cache is there, as in production. How much a page costs is
processor time of one process and its database's, so that it says something on a busy machine, too; how many it gives a
second, and how long they take with twenty at the same time, is measured by the clock, in three rounds.
"""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass

import psycopg

from tests.bench.load import Figure, measure
from tests.bench.report import machine, write
from tests.bench.scale import READER
from tests.bench.scale.portals import portal_of
from tests.bench.serving import THREADS, WORKERS, cookie_of, deployed_portal

CONNECTIONS = 20
ROUNDS = 3
"""Minutes apart; the one in the middle counts, for neighbours on the same machine take much of a single one."""
COSTS = "from tests.bench.scale.costs import print_costs; print_costs()"
WITHIN = {"anonymous": 150, "signed in": 200}  # ms, 95 of a hundred pages
GROWTH = 2


@dataclass(frozen=True, kw_only=True)
class Measured:
    ms: float
    figure: Figure | None


@dataclass(frozen=True, kw_only=True)
class Page(Measured):
    address: str
    queries: int
    bytes: int


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000], help="initiatives, for scale")
    parser.add_argument("--costs-only", action="store_true", help="nothing by the clock, for scale")


def run(options: Namespace) -> None:
    begun = beginning()
    sizes = sorted(options.sizes)
    pages = {size: pages_of(size, 0 if options.costs_only else options.seconds) for size in sizes}
    write("scale", [begun, "", *table(pages[sizes[0]], pages[sizes[-1]], sizes)])


def beginning() -> str:
    cache = "Redis as cache" if os.environ.get("REDIS_URL") else "a cache in each process"
    servers = f"granian with {WORKERS} WSGI workers of {THREADS} threads behind nginx"
    return f"{machine(f'PostgreSQL {version()}', cache, servers)} {CONNECTIONS} connections."


def pages_of(number: int, seconds: int) -> dict[str, dict[str, Page]]:
    portal = portal_of(number)
    costs = json.loads(portal.manage("shell", "--verbosity", "0", "--command", COSTS).splitlines()[-1])
    cookies = {"anonymous": "", "signed in": cookie_of(portal, READER)}
    if not seconds:
        return {who: {name: Page(**cost, figure=None) for name, cost in of.items()} for who, of in costs.items()}
    with deployed_portal(portal) as server:
        asked = [(who, name, server.url + cost["address"]) for who, of in costs.items() for name, cost in of.items()]
        figures: dict[tuple[str, str], list[Figure]] = {}
        for number_of_round in range(ROUNDS):
            for who, name, url in asked:
                if not number_of_round:
                    measure(url, seconds=1, cookie=cookies[who], connections=CONNECTIONS)
                figure = measure(url, seconds=seconds, cookie=cookies[who], connections=CONNECTIONS)
                sys.stderr.write(f"{number:,} {who}, {name}: {figure}\n")
                figures.setdefault((who, name), []).append(figure)
    return {
        who: {name: Page(**cost, figure=middle_of(figures[who, name])) for name, cost in of.items()}
        for who, of in costs.items()
    }


def middle_of(figures: Sequence[Figure]) -> Figure | None:
    return sorted(figures, key=lambda figure: figure.p95)[len(figures) // 2] if figures else None


def table(few: dict[str, dict[str, Page]], many: dict[str, dict[str, Page]], sizes: list[int]) -> list[str]:
    lines = [
        (
            f"| page | processor ms, {sizes[0]:,} → {sizes[-1]:,} (ratio) | queries | kB "
            "| requests/s | p50 ms | p95 ms | p99 ms |"
        ),
        "|---|---|---|---|---|---|---|---|",
    ]
    for who, pages in many.items():
        for name, page in pages.items():
            small = few[who][name]
            queries = f"{page.queries}" if page.queries == small.queries else f"{small.queries} → {page.queries}"
            lines.append(
                f"| {name}, {who} | {small.ms:.0f} → {page.ms:.0f} ({page.ms / small.ms:.1f}) | {queries} "
                f"| {page.bytes / 1000:.0f} | {by_the_clock(page, small)} |"
            )
    return [*lines, "", missed(few, many)]


def by_the_clock(page: Measured, small: Measured) -> str:
    """With a thousand, and with a hundred thousand."""
    if page.figure is None or small.figure is None:
        return "– | – | – | –"
    pairs = [(getattr(small.figure, each), getattr(page.figure, each)) for each in ("per_second", "p50", "p95", "p99")]
    return " | ".join(f"{before:,.0f} → {after:,.0f}" for before, after in pairs)


def missed(few: dict[str, dict[str, Page]], many: dict[str, dict[str, Page]]) -> str:
    """What does not keep what is promised."""
    grown, late = [], []
    for who, pages in many.items():
        for name, page in pages.items():
            if page.ms > GROWTH * few[who][name].ms:
                grown.append(f"{name} ({who})")
            if page.figure and page.figure.p95 > WITHIN[who]:
                late.append(f"{name} ({who})")
    promised = f"{WITHIN['anonymous']} and {WITHIN['signed in']} ms"
    return (
        f"More than {GROWTH} times the processor time of the smaller portal: {', '.join(grown) or 'none'}. "
        f"95 of a hundred take longer than {promised}: {', '.join(late) or 'none'}."
    )


def version() -> str:
    """Of the database."""
    connection = psycopg.connect(os.environ["DATABASE_URL"])
    number = connection.info.server_version
    connection.close()
    return f"{number // 10_000}.{number % 10_000}"
