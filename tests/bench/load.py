"""Drives pages with `wrk` and reads what it says."""

import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

from tests.needs import HOW_TO_GET

CONNECTIONS = 8
SCRIPT = Path(__file__).with_name("percentiles.lua")
PERCENTILES = re.compile(r"^percentiles (\d+) (\d+) (\d+)$", re.MULTILINE)
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")


@dataclass(frozen=True)
class Figure:
    """Requests a second, and how long the answers took in milliseconds: the median, of 95 and of 99 in a hundred."""

    per_second: float
    p50: float
    p95: float
    p99: float


def measure(
    url: str, *, seconds: int, cookie: str = "", connections: int = CONNECTIONS, paths: Path | None = None
) -> Figure:
    """Of one address, or of all in a file of paths, each in turn.

    What was asked for before that is waited for: when its time is up, `wrk` leaves a request of each connection in the
    queue.
    """
    with urlopen(Request(url, headers={"Cookie": cookie}), timeout=30) as answer:
        answer.read()
    command = ["wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s"]
    command += ["--timeout", "30s", "--script", str(SCRIPT)]
    if cookie:
        command += ["--header", f"Cookie: {cookie}"]
    command += [url, *(["--", str(paths)] if paths else [])]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        raise SystemExit(f"The benchmark needs wrk ({HOW_TO_GET['wrk']}).") from None
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{url} did not answer every request with success:\n{said}")
    times, rate = PERCENTILES.search(said), RATE.search(said)
    if rate is None or times is None:
        raise SystemExit(f"wrk said something unexpected:\n{said}")
    p50, p95, p99 = (int(value) / 1000 for value in times.groups())
    return Figure(float(rate[1]), p50, p95, p99)


@contextmanager
def listed(addresses: Sequence[str]) -> Iterator[Path]:
    """A file of paths for `measure`."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as paths:
        paths.write("\n".join(addresses))
        paths.flush()
        yield Path(paths.name)
