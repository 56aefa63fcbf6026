"""Drives a page with `wrk` and reads what it says."""

import re
import subprocess
from dataclasses import dataclass

from tests.needs import HOW_TO_GET

CONNECTIONS = 8
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
LATENCY = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s)$", re.MULTILINE)


@dataclass(frozen=True)
class Figure:
    """Requests a second, and the median and 99th percentile of the answer time in milliseconds."""

    per_second: float
    p50: float
    p99: float


def measure(url: str, *, seconds: int, cookie: str = "") -> Figure:
    command = ["wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s", "--latency"]
    if cookie:
        command += ["--header", f"Cookie: {cookie}"]
    try:
        said = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        raise SystemExit(f"The benchmark needs wrk ({HOW_TO_GET['wrk']}).") from None
    if "Non-2xx" in said:
        raise SystemExit(f"{url} did not answer every request with success:\n{said}")
    times = {name: float(value) * MILLISECONDS[unit] for name, value, unit in LATENCY.findall(said)}
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if rate is None or times.keys() != {"50", "99"}:
        raise SystemExit(f"wrk said something unexpected:\n{said}")
    return Figure(float(rate[1]), times["50"], times["99"])
