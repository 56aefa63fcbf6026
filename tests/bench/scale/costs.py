"""What a page costs, whatever else the machine does: queries, bytes, processor time. In the portal's own process."""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from portal.frames import with_room
from portal.threads import forget_asynchronous_code

TO_BE_WARM = 6
"""PostgreSQL plans the first five times anew."""
ROUNDS = 7
COSTED, FIRST_OF_MANY = 80, 20
"""To be warm, where each address is asked for once."""


def print_costs() -> None:
    """For each kind of reader and each page its address and what it costs; the last line."""
    from tests.bench.scale.addresses import addresses  # noqa: PLC0415  # needs the portal's settings

    costs: dict[str, dict[str, Any]] = {}
    for who, pages in addresses().items():
        client = client_of(who)
        costs[who] = {name: {"address": address} | cost_of(client, address) for name, address in pages.items()}
    sys.stdout.write(json.dumps(costs) + "\n")


def print_costs_of_various() -> None:
    """For each kind of reader and each kind of page its addresses, and what some others of them cost; the last line."""
    from tests.bench.scale.various import various  # noqa: PLC0415  # needs the portal's settings

    costs: dict[str, dict[str, Any]] = {}
    for who, pages in various().items():
        client = client_of(who)
        costs[who] = {
            name: {"addresses": addresses[COSTED:]} | costs_of_each(client, addresses[:COSTED])
            for name, addresses in pages.items()
        }
    sys.stdout.write(json.dumps(costs) + "\n")


def client_of(who: str) -> Any:  # Any: Django's client
    """Of the one reader or of somebody anonymous, in a process like those that serve the pages."""
    from django.db import connection  # noqa: PLC0415  # needs the portal's settings
    from django.test import Client  # noqa: PLC0415

    from portal.accounts.models import User  # noqa: PLC0415
    from tests.bench.scale import READER  # noqa: PLC0415

    forget_asynchronous_code()
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    client = Client(headers={"host": "localhost"})
    if who == "signed in":
        client.force_login(User.objects.get(email=READER), "portal.accounts.backends.PortalBackend")
    return client


def print_cost_of(address: str) -> None:
    """What one page costs an anonymous visitor; the last line."""
    from django.test import Client  # noqa: PLC0415  # needs the portal's settings

    cost = cost_of(Client(headers={"host": "localhost"}), address)
    sys.stdout.write(json.dumps({"address": address} | cost) + "\n")


def cost_of(client: Any, address: str) -> dict[str, float]:  # Any: Django's client
    """Of a page that was asked for before."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    for _round in range(TO_BE_WARM):
        _visit(client, address)
    with CaptureQueriesContext(connection) as asked:
        size = _visit(client, address)
    queries = len(asked)  # now: the next request forgets them
    times = [_ms_of(client, address) for _round in range(ROUNDS)]
    return {"queries": queries, "bytes": size, "ms": median(times)}  # one of them may collect all garbage


def costs_of_each(client: Any, addresses: Sequence[str]) -> dict[str, float]:  # Any: Django's client
    """Milliseconds of pages of one kind, each of which is asked for once."""
    for address in addresses[:FIRST_OF_MANY]:
        _visit(client, address)
    times = [_ms_of(client, address) for address in addresses[FIRST_OF_MANY:]]
    return {"ms": median(times), "ms95": quantiles(times, n=20)[-1]}


@with_room  # as in the process that serves the pages
def _visit(client: Any, address: str) -> int:  # Any: Django's client
    """The size of the page in bytes."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return len(b"".join(response))


def _ms_of(client: Any, address: str) -> float:  # Any: Django's client
    begun = spent()
    _visit(client, address)
    return (spent() - begun) * 1000


def spent() -> float:
    """Seconds of processor time of this process and of the database's that serves it."""
    from django.db import connection  # noqa: PLC0415

    connection.ensure_connection()
    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text().split()[0]
    return time.process_time() + int(backend) / 1e9
