"""`python -m tests.bench.directory`: pages of the directory with 1,000, 10,000 and 100,000 initiatives.

On the database that DATABASE_URL names, else SQLite. Whole answers are measured, from the request to the finished page,
in processor time of Python and, on PostgreSQL, of the server's process (without parallel workers), so that it counts
little what else the machine does. Warm: nothing has changed since the same was asked. Cold: the layer has just changed.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

from tests.e2e.portal import prepare

ROUNDS = 7
ADDRESSES = {
    "newest": "/initiativen/?",
    "by name": "/initiativen/?sortierung=name",
    "topic and county": "/initiativen/?thema=natur&ort=kreis-ploen",
    "two kinds, looking for people": "/initiativen/?art=initiative&art=association&sucht=1",
    "a word in every seventh": "/initiativen/?q=lastenrad",
    "a word that is rare": "/initiativen/?q=lastenrad+77",
    "within 10 km": "/initiativen/?bei=kiel&km=10",
    "nearest first, everywhere": "/initiativen/?bei=kiel",
    "last page": "/initiativen/?page=999999",
}
IN_THE_PORTAL = "from tests.bench.directory import print_figures; print_figures()"


def print_figures() -> None:
    """Runs inside the portal's own process; the figures are the last line."""
    sys.stdout.write(json.dumps(measure(ADDRESSES, layer="initiativen")) + "\n")


def measure(
    addresses: dict[str, str],
    *,
    layer: str,
    person: Any = None,  # Any: an account
) -> dict[str, tuple[float, float, int, int]]:
    """For each address the mean time in ms and the number of queries, warm and cold; for a person, or for anybody."""
    from django.db import connection  # noqa: PLC0415  # needs the portal's settings
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from initiatives.directory.models import LayerVersion  # noqa: PLC0415

    client, figures = _client(person), {}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("SET max_parallel_workers_per_gather = 0")

    def spent() -> float:
        if connection.vendor != "postgresql":
            return time.process_time()
        ticks = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rsplit(")")[1].split()[11:13]
        return time.process_time() + sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    def visit(address: str, times: int = 1) -> float:
        """A single one is shorter than what the system counts of the server, so several are taken together."""
        began = spent()
        for _time in range(times):
            response = client.get(address, headers={"host": "localhost"})
            assert response.status_code == 200
        return (spent() - began) * 1000 / times

    def change() -> None:
        LayerVersion.objects.filter(layer=layer).update(number=time.time_ns())

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            visit(address)
        return len(asked)

    for name, address in addresses.items():
        visit(address)
        warm = visit(address, ROUNDS)
        cold = 0.0
        for _round in range(ROUNDS):
            change()
            cold += visit(address) / ROUNDS
        warm_queries = queries(address)
        change()
        figures[name] = (warm, cold, warm_queries, queries(address))
    return figures


def _client(person: Any) -> Any:  # Any: an account, or None; Django's client
    from django.test import Client  # noqa: PLC0415

    client = Client()
    if person is not None:
        client.force_login(person, "portal.accounts.backends.PortalBackend")
    return client


def table(figures: dict[int, dict[str, tuple[float, float, int, int]]]) -> str:
    sizes = sorted(figures)
    small, large = sizes[0], sizes[-1]
    lines = [
        "| view | " + " | ".join(f"{size:,} warm / cold" for size in sizes) + " | ratio warm / cold | queries |",
        "|---|" + "---|" * (len(sizes) + 2),
    ]
    for name in figures[small]:
        of = {size: figures[size][name] for size in sizes}
        cells = [f"{of[size][0]:.0f} / {of[size][1]:.0f}" for size in sizes]
        ratios = f"{of[large][0] / of[small][0]:.1f} / {of[large][1] / of[small][1]:.1f}"
        lines.append(f"| {name} | {' | '.join(cells)} | {ratios} | {of[large][2]} / {of[large][3]} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    figures = {}
    for rows in parser.parse_args().rows:
        with tempfile.TemporaryDirectory() as directory:
            portal = prepare(Path(directory), settings="tests.bench.settings")
            portal.manage("collectstatic", "--no-input", "--verbosity", "0")
            portal.manage("demo", "--scale", str(rows))
            said = portal.manage("shell", "--verbosity", "0", "--command", IN_THE_PORTAL)
            figures[rows] = json.loads(said.splitlines()[-1])
    sys.stdout.write(table(figures) + "\n")


if __name__ == "__main__":
    main()
