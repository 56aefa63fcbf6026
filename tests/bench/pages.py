"""`make bench PART=pages`: pages a second beside a plain Django view on the same server, of the demo on SQLite.

The server runs on this machine together with the load, so only the ratios say something.
"""

import os
import statistics
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tests.bench.load import Figure, measure
from tests.bench.report import machine, write
from tests.bench.serving import THREADS, WORKERS, cookie_of, served, served_portal
from tests.bench.weight import Weight, weigh
from tests.e2e.portal import Portal, prepare

CITIZEN = "fiete@example.org"
PLAIN = "plain Django view"
PAGES = {"home": "home.HomePage de", "listing": "home_news.NewsIndexPage de", "detail": "home_news.NewsPage de"}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--rounds", type=int, default=3, help="of the pages")


def run(options: Namespace) -> None:
    at_the_beginning = machine(f"granian with {WORKERS} workers of {THREADS} threads, SQLite, demo content")
    with tempfile.TemporaryDirectory() as directory:
        portal = prepare(Path(directory), settings="tests.bench.settings")
        portal.manage("collectstatic", "--no-input", "--verbosity", "0")
        figures, weight = visit(portal, rounds=options.rounds, seconds=options.seconds)
    how = f"Load on the same machine; median of {options.rounds} rounds of {options.seconds} s, 8 connections."
    write("make bench", [f"{at_the_beginning} {how}", "", *table(figures), "", sentence(weight)])


def visit(portal: Portal, *, rounds: int, seconds: int) -> tuple[dict[str, Figure], Weight]:
    addresses, signed_in = portal.addresses(), cookie_of(portal, CITIZEN)
    figures: dict[str, list[Figure]] = {}
    with served("tests.bench.hello:application", dict(os.environ)) as hello, served_portal(portal) as pages:
        for name in PAGES.values():
            measure(pages.url + addresses[name], seconds=1)
        for _round in range(rounds):
            figures.setdefault(PLAIN, []).append(measure(hello.url + "/", seconds=seconds))
            for label, name in PAGES.items():
                for who, cookie in (("anonymous", ""), ("signed in", signed_in)):
                    figure = measure(pages.url + addresses[name], seconds=seconds, cookie=cookie)
                    figures.setdefault(f"{label}, {who}", []).append(figure)
        weight = weigh(pages.url, "/")
    return {name: median(each) for name, each in figures.items()}, weight


def median(figures: list[Figure]) -> Figure:
    columns = zip(*((each.per_second, each.p50, each.p95, each.p99) for each in figures), strict=True)
    return Figure(*(statistics.median(values) for values in columns))


def table(figures: dict[str, Figure]) -> list[str]:
    floor = figures[PLAIN]
    return [
        (
            "| page | requests/s | p50 ms | p95 ms | p99 ms "
            "| requests/s as a share of the plain view | p50 × the plain view |"
        ),
        "|---|---|---|---|---|---|---|",
        *(
            f"| {name} | {each.per_second:,.0f} | {each.p50:.1f} | {each.p95:.1f} | {each.p99:.1f} | "
            f"{each.per_second / floor.per_second:.3f} | {each.p50 / floor.p50:.0f} |"
            for name, each in figures.items()
        ),
    ]


def sentence(weight: Weight) -> str:
    kilobytes = ", ".join(
        f"{name} {size / 1000:.1f} kB"
        for name, size in (
            ("HTML", weight.html),
            ("styles", weight.style),
            ("scripts", weight.script),
            ("font, icons and the rest", weight.other),
            ("together", weight.total),
        )
    )
    return f"First visit to the home page, gzip, without pictures: {kilobytes}."
