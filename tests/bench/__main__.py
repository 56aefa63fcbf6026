"""`make bench`: measures, and writes docs/benchmarks.md; `make bench PART=scale ARGS="--seconds 3"` measures one part.

Every part says how busy the machine was: with anything else running, read the ratios and not the times.
"""

import argparse
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

from tests.bench import adhocracy, bakerydemo, node, pages
from tests.bench.scale import measuring as scale
from tests.bench.scale import once

PARTS = {"pages": pages, "scale": scale, "once": once, "node": node, "bakerydemo": bakerydemo, "adhocracy": adhocracy}
BY_NAME_ONLY = {"bakerydemo", "adhocracy"}
"""They need what is not here."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}")
    parser.add_argument("--seconds", type=int, default=5, help="that each page is asked for")
    for part in PARTS.values():
        part.add_arguments(parser)
    options = parser.parse_args()
    unknown = set(options.parts) - PARTS.keys()
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    for name in options.parts or [each for each in PARTS if each not in BY_NAME_ONLY]:
        PARTS[name].run(options)


if __name__ == "__main__":
    main()
