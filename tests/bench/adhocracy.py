"""`make bench PART=adhocracy ARGS="--adhocracy ../adhocracy/src"`: an idea's page of adhocracy+ and ours, in one run.

Its clone has what its requirements ask for in `.venv`, granian and psycopg too, and the server has PostGIS. Both have
databases on the server that DATABASE_URL names: ours the smaller one of the part scale, theirs as many ideas, filled
the first time. Both are served by the same server without DEBUG. Theirs runs in our directory, for each has a package
`tests` and the part needs ours. Not part of `make bench` without a name, for the clone has to be there.
"""

import json
import os
import statistics
from argparse import ArgumentParser, Namespace
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.bench.load import Figure
from tests.bench.peers import Peer, in_turn
from tests.bench.report import machine, write
from tests.bench.scale.portals import portal_of
from tests.bench.serving import THREADS, WORKERS, served, served_portal
from tests.e2e.portal import ROOT

THEIRS, OURS = "adhocracy+", "this portal"
APPLICATION = "adhocracy-plus.config.wsgi:application"
INITIATIVES = 1_000
DATABASE = "adhocracy"
SETTINGS = "tests.bench.adhocracy_settings"
IN_ADHOCRACY = "from tests.bench.adhocracy_filling import fill, print_cost; fill(); print_cost()"
IN_OURS = "from tests.bench.scale.costs import print_cost_of; print_cost_of('/ideen/1/')"
GOAL = 3


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--adhocracy", type=Path, help="a clone of liqd/adhocracy-plus, for adhocracy")


def run(options: Namespace) -> None:
    if options.adhocracy is None or not os.environ.get("REDIS_URL"):
        raise SystemExit("adhocracy needs --adhocracy DIRECTORY, and REDIS_URL for our cache.")
    begun = machine(f"PostgreSQL, Redis as our cache, granian with {WORKERS} WSGI workers of {THREADS} threads each")
    portal = portal_of(INITIATIVES)
    peer = Peer(options.adhocracy.resolve(), DATABASE, SETTINGS)
    costs = {
        THEIRS: json.loads(filled(peer).splitlines()[-1]),
        OURS: json.loads(portal.manage("shell", "--verbosity", "0", "--command", IN_OURS).splitlines()[-1]),
    }
    with ExitStack() as servers:
        first = {whose: cost["address"] for whose, cost in costs.items()}
        theirs = servers.enter_context(served(APPLICATION, peer.environment, first=first[THEIRS], python=peer.python))
        ours = servers.enter_context(served_portal(portal, first=first[OURS]))
        urls = {THEIRS: theirs.url + first[THEIRS], OURS: ours.url + first[OURS]}
        figures = [in_turn("an idea", urls, options.seconds) for _round in range(options.rounds)]
    how = f"{options.rounds} rounds of {options.seconds} s, in turn, 8 connections; median."
    write("adhocracy", [f"{begun} {how}", "", *table(figures, costs)])


def filled(peer: Peer) -> str:
    """What its page costs."""
    if peer.begin():
        peer.manage("migrate", "--verbosity", "0", directory=ROOT)
    return peer.manage("shell", "--verbosity", "0", "--command", IN_ADHOCRACY, directory=ROOT)


def table(figures: list[dict[str, Figure]], costs: dict[str, dict[str, Any]]) -> list[str]:
    def middle(whose: str, name: str) -> float:
        return statistics.median(getattr(each[whose], name) for each in figures)

    lines = ["| an idea of | requests/s | p50 ms | queries | kB | processor ms |", "|---|---|---|---|---|---|"]
    for whose, cost in costs.items():
        lines.append(
            f"| {whose} | {middle(whose, 'per_second'):,.0f} | {middle(whose, 'p50'):.0f} "
            f"| {cost['queries']} | {cost['bytes'] / 1000:.0f} | {cost['ms']:.0f} |"
        )
    times = middle(OURS, "per_second") / middle(THEIRS, "per_second")
    each_round = ", ".join(f"{each[OURS].per_second / each[THEIRS].per_second:.1f}" for each in figures)
    reached = "reached" if times >= GOAL else "missed"
    return [
        *lines,
        "",
        f"Ours answers {times:.1f} times as many (rounds: {each_round}); the goal of {GOAL} is {reached}.",
    ]
