"""What a page costs, whatever else the machine does: queries, bytes, processor time. In the portal's own process."""

import json
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from portal.frames import with_room
from portal.threads import forget_asynchronous_code

TO_BE_WARM = 6
"""PostgreSQL plans the first five times anew."""
ROUNDS = 7


def print_costs() -> None:
    """For each kind of reader and each page its address and what it costs; the last line."""
    from django.db import connection  # noqa: PLC0415  # needs the portal's settings
    from django.test import Client  # noqa: PLC0415

    from portal.accounts.models import User  # noqa: PLC0415
    from tests.bench.scale import READER  # noqa: PLC0415
    from tests.bench.scale.addresses import addresses  # noqa: PLC0415

    forget_asynchronous_code()  # as the processes that serve the pages
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    costs: dict[str, dict[str, Any]] = {}
    for who, pages in addresses().items():
        client = Client(headers={"host": "localhost"})
        if who == "signed in":
            client.force_login(User.objects.get(email=READER), "portal.accounts.backends.PortalBackend")
        costs[who] = {name: {"address": address} | cost_of(client, address) for name, address in pages.items()}
    sys.stdout.write(json.dumps(costs) + "\n")


def print_cost_of(address: str) -> None:
    """What one page costs an anonymous visitor; the last line."""
    from django.test import Client  # noqa: PLC0415  # needs the portal's settings

    cost = cost_of(Client(headers={"host": "localhost"}), address)
    sys.stdout.write(json.dumps({"address": address} | cost) + "\n")


def cost_of(client: Any, address: str) -> dict[str, float]:  # Any: Django's client
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    @with_room  # as in the process that serves the pages
    def visit() -> int:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return len(b"".join(response))

    for _round in range(TO_BE_WARM):
        visit()
    with CaptureQueriesContext(connection) as asked:
        size = visit()
    queries = len(asked)  # now: the next request forgets them
    times = []
    for _round in range(ROUNDS):
        begun = spent()
        visit()
        times.append((spent() - begun) * 1000)
    return {"queries": queries, "bytes": size, "ms": median(times)}  # one of them may collect all garbage


def spent() -> float:
    """Seconds of processor time of this process and of the database's that serves it."""
    from django.db import connection  # noqa: PLC0415

    connection.ensure_connection()
    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text().split()[0]
    return time.process_time() + int(backend) / 1e9
