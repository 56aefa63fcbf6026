"""`python -m tests.bench.maps`: the map's answers at 1,000, 10,000 and 100,000 points, written to docs/benchmarks.md.

Viewports as a browser asks for them: any zoom, anywhere in the region, a window of 1,280 by 800 pixels. It measures the
whole request within one process, on the database of DATABASE_URL (SQLite without it), in a database of its own.
"""

import argparse
import math
import os
import random
import statistics
import time
from datetime import UTC, datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.core.cache import caches  # noqa: E402  # needs the apps
from django.db import connection  # noqa: E402  # needs the apps
from django.test import Client  # noqa: E402  # needs the apps
from django.test.runner import DiscoverRunner  # noqa: E402  # needs the apps
from django.test.utils import CaptureQueriesContext  # noqa: E402  # needs the apps
from django.utils import timezone  # noqa: E402  # needs the apps

from initiatives.directory.layers import layers  # noqa: E402  # needs the apps
from initiatives.directory.mercator import WORLD, latitude_of, longitude_of, x_of, y_of  # noqa: E402  # needs the apps
from initiatives.directory.models import DirectoryEntry  # noqa: E402  # needs the apps
from initiatives.directory.topic_keys import key_of  # noqa: E402  # needs the apps
from portal.regions.models import Topic  # noqa: E402  # needs the apps
from tests.bench.report import REPORT  # noqa: E402  # needs the apps
from tests.factories.directory import entry  # noqa: E402  # needs the apps

BEGIN, END = "<!-- map: begin -->", "<!-- map: end -->"
WEST, SOUTH, EAST, NORTH = 9.2, 53.9, 11.0, 54.8
SIZES = (1_000, 10_000, 100_000)
REQUESTS = 600
FILTERS = {"all layers": "", "one layer": "&ebene=initiativen", "a topic": "&thema=natur", "a word": "&q=garten"}
WORDS = ["Garten", "Lastenrad", "Repair", "Energie", "Moor", "Chor", "Markt", "Knick", "Bus", "Küche"]


def fill(number: int, chance: random.Random) -> None:
    """Most lie in towns, a tenth anywhere; each has a row for both languages, and one topic or none."""
    DirectoryEntry.objects.all().delete()
    towns = [(chance.uniform(WEST, EAST), chance.uniform(SOUTH, NORTH)) for _town in range(40)]
    names = [layer.name for layer in layers()]
    nature = Topic.objects.get_or_create(slug="natur", defaults={"name": "Natur"})[0]
    until = timezone.now() + timedelta(days=90)
    rows = []
    for index in range(number):
        longitude, latitude = chance.uniform(WEST, EAST), chance.uniform(SOUTH, NORTH)
        if index % 10:
            town = towns[min(len(towns) - 1, int(chance.paretovariate(1.2)) - 1)]
            longitude, latitude = chance.gauss(town[0], 0.05), chance.gauss(town[1], 0.03)
        title = f"{chance.choice(WORDS)} {chance.choice(WORDS)} {index}"
        rows += [
            entry(
                longitude,
                latitude,
                layer=names[index % len(names)],
                language=language,
                object_id=index,
                title=title,
                words=" ".join(chance.choices(WORDS, k=20)),
                topics=[nature] if index % 8 == 0 else [],
                published_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=index),
                shown_until=until if index % 3 == 0 else None,
                save=False,
            )
            for language in ("de", "en")
        ]
    DirectoryEntry.objects.bulk_create(rows, batch_size=500)
    through = DirectoryEntry.topics.through
    marked = DirectoryEntry.objects.exclude(topic_key=key_of([])).values_list("pk", flat=True)
    through.objects.bulk_create([through(directoryentry_id=pk, topic=nature) for pk in marked], batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def viewport(chance: random.Random) -> str:
    zoom = chance.randint(1, 18)
    step = WORLD / 256 / 2**zoom
    x = x_of(chance.uniform(WEST, EAST))
    y = y_of(chance.uniform(SOUTH, NORTH))
    west, east = longitude_of(x - 640 * step), longitude_of(x + 640 * step)
    south, north = latitude_of(min(WORLD, y + 400 * step)), latitude_of(max(0, y - 400 * step))
    return f"bbox={west:.5f},{south:.5f},{east:.5f},{north:.5f}&zoom={zoom}"


def measure(query: str, chance: random.Random) -> tuple[float, float, int, int]:
    """p50 and p95 in milliseconds, the largest answer in bytes, the queries of one."""
    client, times, largest = Client(headers={"Accept-Encoding": "gzip"}), [], 0
    client.get(f"/karte/punkte.json?{viewport(chance)}&ebene=termine")
    caches["maps"].clear()
    for _request in range(REQUESTS):
        address = f"/karte/punkte.json?{viewport(chance)}{query}"
        start = time.perf_counter()
        response = client.get(address)
        times.append((time.perf_counter() - start) * 1000)
        largest = max(largest, len(response.content))
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    ranks = statistics.quantiles(times, n=100, method="inclusive")
    return ranks[49], ranks[94], largest, len(asked)


def rows() -> list[str]:
    table = []
    for number in SIZES:
        chance = random.Random(1)  # the same points and viewports each time
        fill(number, chance)
        for name, query in FILTERS.items():
            p50, p95, largest, queries = measure(query, chance)
            table.append(
                f"| {connection.vendor} | {number:,} | {name} | {p50:.1f} | {p95:.1f} | "
                f"{math.ceil(largest / 1000)} kB | {queries} |"
            )
            print(table[-1])  # noqa: T201  # a benchmark talks
    return table


def write(table: list[str]) -> None:
    """Replaces the rows of this database, leaves those of the other."""
    text = REPORT.read_text("utf-8")
    head, _begin, rest = text.partition(BEGIN)
    old, _end, tail = rest.partition(END)
    kept = [line for line in old.splitlines() if line and not line.startswith(f"| {connection.vendor} |")]
    REPORT.write_text(head + "\n".join([BEGIN, *kept, *table, END]) + tail, "utf-8")


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        write(rows())
    finally:
        runner.teardown_databases(old)


if __name__ == "__main__":
    main()
