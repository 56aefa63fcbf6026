"""`make bench PART=once`: pages of which there are thousands, each asked for once, in both portals of the part scale.

What is kept of a page until something changes helps only whoever asks for the same one again.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass

from tests.bench.load import Figure, listed, measure
from tests.bench.report import write
from tests.bench.scale import READER
from tests.bench.scale.measuring import CONNECTIONS, ROUNDS, WITHIN, Measured, beginning, by_the_clock, middle_of
from tests.bench.scale.portals import portal_of
from tests.bench.serving import cookie_of, deployed_portal

COSTS = "from tests.bench.scale.costs import print_costs_of_various; print_costs_of_various()"


@dataclass(frozen=True, kw_only=True)
class Kind(Measured):
    """Pages of one kind, each asked for once."""

    ms95: float


def add_arguments(parser: ArgumentParser) -> None:
    """Those of the part scale."""


def run(options: Namespace) -> None:
    begun, sizes = beginning(), sorted(options.sizes)
    kinds = {size: kinds_of(size, 0 if options.costs_only else options.seconds) for size in sizes}
    write("once", [begun, "", *table(kinds[sizes[0]], kinds[sizes[-1]], sizes)])


def kinds_of(number: int, seconds: int) -> dict[str, dict[str, Kind]]:
    portal = portal_of(number)
    costs = json.loads(portal.manage("shell", "--verbosity", "0", "--command", COSTS).splitlines()[-1])
    cookies = {"anonymous": "", "signed in": cookie_of(portal, READER)}
    asked = {(who, name): cost.pop("addresses") for who, of in costs.items() for name, cost in of.items()}
    figures: dict[tuple[str, str], list[Figure]] = {each: [] for each in asked}
    if seconds:
        with deployed_portal(portal) as server:
            for number_of_round in range(ROUNDS):
                for (who, name), addresses in asked.items():
                    with listed(addresses[number_of_round::ROUNDS]) as paths:
                        figure = measure(
                            server.url, seconds=seconds, cookie=cookies[who], connections=CONNECTIONS, paths=paths
                        )
                    sys.stderr.write(f"{number:,} {who}, {name}, another each time: {figure}\n")
                    figures[who, name].append(figure)
    return {
        who: {name: Kind(**cost, figure=middle_of(figures[who, name])) for name, cost in of.items()}
        for who, of in costs.items()
    }


def table(few: dict[str, dict[str, Kind]], many: dict[str, dict[str, Kind]], sizes: list[int]) -> list[str]:
    lines = [
        (
            f"| another page each time | processor ms, {sizes[0]:,} → {sizes[-1]:,} | of 95 in a hundred | requests/s "
            "| p50 ms | p95 ms | p99 ms |"
        ),
        "|---|---|---|---|---|---|---|",
    ]
    late = []
    for who, kinds in many.items():
        for name, kind in kinds.items():
            small = few[who][name]
            lines.append(
                f"| {name}, {who} | {small.ms:.0f} → {kind.ms:.0f} | {small.ms95:.0f} → {kind.ms95:.0f} "
                f"| {by_the_clock(kind, small)} |"
            )
            if kind.figure and kind.figure.p95 > WITHIN[who]:
                late.append(f"{name} ({who})")
    return [*lines, "", f"95 of a hundred take longer than promised: {', '.join(late) or 'none'}."]
