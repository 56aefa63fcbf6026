"""`make bench`: pages a second beside a plain Django view on the same server, written to docs/benchmarks.md.

The server runs on this machine together with the load, so only the ratios say something.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

from tests.bench.load import Figure, measure
from tests.bench.weight import Weight, weigh
from tests.e2e.portal import ROOT, Portal, free_port, prepare, wait_until_it_answers

REPORT = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- make bench: begin -->", "<!-- make bench: end -->"
WORKERS = 2
CITIZEN = "fiete@example.org"
PAGES = {"home": "home.HomePage de", "listing": "home_news.NewsIndexPage de", "detail": "home_news.NewsPage de"}
SESSION_OF = """
from django.test import Client
from portal.accounts.models import User
client = Client()
client.force_login(User.objects.get(email="{email}"), "portal.accounts.backends.PortalBackend")
print(client.cookies["sessionid"].value)
"""


@contextmanager
def served(application: str, environment: dict[str, str]) -> Iterator[str]:
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--workers",
        str(WORKERS),
        "--log-level",
        "error",
    ]
    server = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port), application], cwd=ROOT, env=environment
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_it_answers(url + "/", server)
        yield url
    finally:
        server.terminate()
        server.wait(20)


def median(figures: list[Figure]) -> Figure:
    return Figure(*(statistics.median(values) for values in zip(*map(vars_of, figures), strict=True)))


def vars_of(figure: Figure) -> tuple[float, float, float]:
    return figure.per_second, figure.p50, figure.p99


def run(portal: Portal, *, rounds: int, seconds: int) -> tuple[dict[str, Figure], Weight]:
    addresses = portal.addresses()
    session = portal.manage("shell", "--verbosity", "0", "--command", SESSION_OF.format(email=CITIZEN)).split()[-1]
    figures: dict[str, list[Figure]] = {}
    with (
        served("tests.bench.hello:application", dict(os.environ)) as hello,
        served("portal.wsgi:application", portal.environment) as pages,
    ):
        for name in PAGES.values():
            measure(pages + addresses[name], seconds=1)
        for _round in range(rounds):
            figures.setdefault("plain Django view", []).append(measure(hello + "/", seconds=seconds))
            for label, name in PAGES.items():
                for who, cookie in (("anonymous", ""), ("signed in", f"sessionid={session}")):
                    figure = measure(pages + addresses[name], seconds=seconds, cookie=cookie)
                    figures.setdefault(f"{label}, {who}", []).append(figure)
        weight = weigh(pages, "/")
    return {name: median(each) for name, each in figures.items()}, weight


def report(figures: dict[str, Figure], weight: Weight, *, rounds: int, seconds: int) -> str:
    floor = figures["plain Django view"]
    rows = [
        f"| {name} | {each.per_second:,.0f} | {each.p50:.1f} | {each.p99:.1f} | "
        f"{each.per_second / floor.per_second:.3f} | {each.p50 / floor.p50:.0f} |"
        for name, each in figures.items()
    ]
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
    return "\n".join(
        [
            BEGIN,
            (
                f"On {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, "
                f"granian with {WORKERS} workers, SQLite, demo content; load on the same machine; "
                f"median of {rounds} rounds of {seconds} s, 8 connections."
            ),
            "",
            "| page | requests/s | p50 ms | p99 ms | requests/s as a share of the plain view | p50 × the plain view |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            f"First visit to the home page, gzip, without pictures: {kilobytes}.",
            END,
        ]
    )


def write(text: str) -> None:
    before = REPORT.read_text("utf-8")
    head, _, rest = before.partition(BEGIN)
    REPORT.write_text(head + text + rest.partition(END)[2], "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        portal = prepare(Path(directory), settings="tests.bench.settings")
        portal.manage("collectstatic", "--no-input", "--verbosity", "0")
        figures, weight = run(portal, rounds=options.rounds, seconds=options.seconds)
    text = report(figures, weight, rounds=options.rounds, seconds=options.seconds)
    write(text)
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
