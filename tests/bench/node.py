"""`make bench PART=node`: how long a node takes to start, and how much memory its processes take in mixed load.

Of the larger portal of the part scale, with the shared cache of anonymous pages, as in production. `--minutes 60` is
what is promised: below 250 MB, and flat in the second half.
"""

import json
import statistics
import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, cycle
from pathlib import Path

from tests.bench.load import Figure, listed, measure
from tests.bench.report import machine, write
from tests.bench.scale import READER
from tests.bench.scale.addresses import PUBLIC, SIGNED_IN
from tests.bench.scale.portals import portal_of
from tests.bench.serving import THREADS, WORKERS, Server, cookie_of, deployed_portal
from tests.e2e.portal import Portal

STARTS = 5
SAMPLES = 40
CONNECTIONS = 20
"""Half of them of somebody who is signed in."""
MAIN_PAGES = 20
"""Every so many pages strangers look at one of the main pages."""
VARIOUS = "import json; from tests.bench.scale.various import various; print(json.dumps(various()))"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--minutes", type=float, default=10, help="of mixed load, for node")
    parser.add_argument("--size", type=int, default=100_000, help="initiatives, for node")


def run(options: Namespace) -> None:
    begun = machine(f"granian with {WORKERS} WSGI workers of {THREADS} threads")
    portal = portal_of(options.size)
    seconds = statistics.median(start(portal) for _start in range(STARTS))
    with (
        deployed_portal(portal, shares_pages=True) as server,
        watched(server, options.minutes * 60 / SAMPLES) as samples,
    ):
        figures = load(server, portal, seconds=round(options.minutes * 60))
    lines = [
        begun,
        "",
        f"From the command to the first answer: {seconds:.1f} s (median of {STARTS}).",
        "",
        sentence(samples, figures, options.minutes),
    ]
    write("node", lines)


def start(portal: Portal) -> float:
    with deployed_portal(portal, first="/healthz/") as server:
        return server.seconds_to_start


def load(server: Server, portal: Portal, *, seconds: int) -> list[Figure]:
    """All pages in turn by somebody who is signed in; beside them strangers who look at ever other pages."""
    various = json.loads(portal.manage("shell", "--verbosity", "0", "--command", VARIOUS).splitlines()[-1])
    main = cycle(PUBLIC.values())
    others = [address for kinds in zip(*various["anonymous"].values(), strict=False) for address in kinds]
    pages = [page for page in {**PUBLIC, **SIGNED_IN}.values() if page]
    for_strangers = chain.from_iterable(
        [address, next(main)] if number % MAIN_PAGES == 0 else [address] for number, address in enumerate(others)
    )
    with listed(pages) as for_reader, listed(list(for_strangers)) as for_them, ThreadPoolExecutor() as both:
        loads = [
            both.submit(measure, server.url, seconds=seconds, cookie=cookie, connections=CONNECTIONS // 2, paths=paths)
            for cookie, paths in ((cookie_of(portal, READER), for_reader), ("", for_them))
        ]
        return [each.result() for each in loads]


@dataclass(frozen=True, order=True)
class Memory:
    """Of a process, in millions of bytes: what is resident, and of it what it does not share with others (Pss)."""

    resident: float
    proportional: float


@contextmanager
def watched(server: Server, pause: float) -> Iterator[list[Memory]]:
    """What the largest worker takes, now and then."""
    samples: list[Memory] = []
    over = threading.Event()

    def watch() -> None:
        while not over.wait(pause):
            samples.append(max(memory_of(pid) for pid in server.workers()))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield samples
    finally:
        over.set()
        thread.join()


def memory_of(pid: int) -> Memory:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    kibibytes = {name: int(rest.split()[0]) for name, _colon, rest in (line.partition(":") for line in lines[1:])}
    return Memory(*(kibibytes[name] * 1024 / 1_000_000 for name in ("Rss", "Pss")))


def sentence(samples: list[Memory], figures: list[Figure], minutes: float) -> str:
    half = len(samples) // 2
    return (
        f"{minutes:g} minutes of mixed load by {CONNECTIONS} connections, {figures[0].per_second:,.0f} pages a second "
        f"signed in and {figures[1].per_second:,.0f} for strangers, with the shared cache: "
        f"the largest process took {samples[0].resident:.0f} MB at the beginning, {samples[half].resident:.0f} MB "
        f"half-way and {samples[-1].resident:.0f} MB at the end, {max(samples).resident:.0f} MB at the most; "
        f"without what the processes share {samples[half].proportional:.0f} MB half-way and "
        f"{samples[-1].proportional:.0f} MB at the end (Pss)."
    )
