"""docs/benchmarks.md, of which each part of the benchmark writes what stands between its marks."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from tests.e2e.portal import ROOT

REPORT = ROOT / "docs" / "benchmarks.md"


def write(part: str, lines: list[str]) -> None:
    begin, end = f"<!-- {part}: begin -->", f"<!-- {part}: end -->"
    head, found, rest = REPORT.read_text("utf-8").partition(begin)
    if not found:
        raise SystemExit(f"{REPORT} has no place for {part}.")
    REPORT.write_text("\n".join([head + begin, *lines, end]) + rest.partition(end)[2], "utf-8")


def machine(*more: str) -> str:
    """What was measured on, when, and what else the machine did at that moment."""
    memory = int(_line_of("/proc/meminfo", "MemTotal").split()[0]) / 1e6
    load = os.getloadavg()[0]
    parts = [
        f"On {datetime.now(UTC):%Y-%m-%d}",
        f"{os.cpu_count()} cores ({_line_of('/proc/cpuinfo', 'model name')})",
        f"{memory:.0f} GB of memory",
        f"Python {platform.python_version()}",
        *more,
        f"load average {load:.1f} at the beginning",
    ]
    return ", ".join(parts) + "."


def _line_of(file: str, name: str) -> str:
    lines = Path(file).read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "unknown")
