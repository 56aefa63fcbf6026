"""`make bench PART=bakerydemo ARGS="--bakerydemo ../bakerydemo"`: comparable pages of Wagtail's own demo, in one run.

Its clone has what its readme asks for in `.venv`, granian and psycopg too. Both have databases on the server that
DATABASE_URL names, ours the smaller one of the part scale, theirs with what its readme loads, and are served by the
same server without DEBUG. Not part of `make bench` without a name, for the clone has to be there.
"""

import os
import statistics
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bench.load import Figure
from tests.bench.peers import Peer, in_turn
from tests.bench.report import machine, write
from tests.bench.scale.portals import portal_of
from tests.bench.serving import THREADS, WORKERS, Server, served, served_portal
from tests.e2e.portal import Portal

PAIRS = {
    "home": ("/", "/"),
    "listing": ("/initiativen/", "/breads/"),
    "detail": ("/initiativen/wohnprojekt-langer-tisch/", "/breads/anadama-bread/"),
    "search": ("/suche/?q=garten", "/search/?q=bread"),
}
NEVER_SHARED = {"search"}
INITIATIVES = 1_000
DATABASE = "mokwi_bench_bakerydemo"
SETTINGS = "tests.bench.bakerydemo_settings"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--bakerydemo", type=Path, help="a clone of wagtail/bakerydemo, for bakerydemo")


def run(options: Namespace) -> None:
    if options.bakerydemo is None or not os.environ.get("REDIS_URL"):
        raise SystemExit("bakerydemo needs --bakerydemo DIRECTORY, and REDIS_URL for the pages that are shared.")
    begun = machine(f"PostgreSQL, Redis, granian with {WORKERS} WSGI workers of {THREADS} threads each")
    portal = portal_of(INITIATIVES)
    with ExitStack() as servers:
        theirs = servers.enter_context(bakery(options.bakerydemo.resolve()))
        ours = servers.enter_context(served_portal(portal))
        shared = servers.enter_context(served_portal(with_shared_pages(portal)))
        figures = [one_round(theirs, ours, shared, options.seconds) for _round in range(options.rounds)]
    how = f"{options.rounds} rounds of {options.seconds} s a page, in turn, 8 connections; median."
    write("bakerydemo", [f"{begun} {how}", "", *table(figures)])


def with_shared_pages(portal: Portal) -> Portal:
    return Portal(portal.url, portal.directory, portal.environment | {"BENCH_PAGE_CACHE": "1"})


@contextmanager
def bakery(source: Path) -> Iterator[Server]:
    """Filled the first time, and served."""
    peer = Peer(source, DATABASE, SETTINGS)
    if peer.begin():
        for command in (["migrate", "--verbosity", "0"], ["load_initial_data"], ["collectstatic", "--no-input"]):
            peer.manage(*command, directory=source)
    with served("bakerydemo.wsgi:application", peer.environment, python=peer.python, directory=source) as served_bakery:
        yield served_bakery


def one_round(theirs: Server, ours: Server, shared: Server, seconds: int) -> dict[tuple[str, str], Figure]:
    figures = {}
    for page, (our_address, their_address) in PAIRS.items():
        urls = {"theirs": theirs.url + their_address, "ours": ours.url + our_address}
        if page not in NEVER_SHARED:
            urls["shared"] = shared.url + our_address
        figures |= {(page, whose): figure for whose, figure in in_turn(page, urls, seconds).items()}
    return figures


def table(figures: list[dict[tuple[str, str], Figure]]) -> list[str]:
    def rate(page: str, whose: str) -> float:
        return statistics.median(each[page, whose].per_second for each in figures)

    lines = [
        "| page | bakerydemo, requests/s | made for each who asks | times as many | shared | times as many |",
        "|---|---|---|---|---|---|",
    ]
    for page in PAIRS:
        theirs, ours = rate(page, "theirs"), rate(page, "ours")
        shared = 0 if page in NEVER_SHARED else rate(page, "shared")
        ours_shared = f"{shared:,.0f} | {shared / theirs:.0f}" if shared else "– | –"
        lines.append(f"| {page} | {theirs:,.0f} | {ours:,.0f} | {ours / theirs:.1f} | {ours_shared} |")
    return lines
