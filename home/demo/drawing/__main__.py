"""Writes the pictures: `python -m home.demo.drawing [name …] [--quick DIRECTORY]`."""

import argparse
import sys
from pathlib import Path

from home.demo.drawing.canvas import Canvas
from home.demo.drawing.logos import SIGNS, draw_logo
from home.demo.drawing.scenes import SCENES

DEMO = Path(__file__).resolve().parents[1]
PICTURES, LOGOS = DEMO / "pictures", DEMO / "logos"
BEFORE = "-vorher"
"""Ends the name of a picture of the same spot in former times: its clouds and trees are drawn by the same lot."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*SCENES, []], metavar="name")
    parser.add_argument("--quick", type=Path, help="write rough PNG files there instead, to look at")
    options = parser.parse_args()
    if not options.names and not options.quick:
        LOGOS.mkdir(exist_ok=True)
        for name in SIGNS:
            draw_logo(name).save(LOGOS / f"{name}.webp", lossless=True)
    for name in options.names or SCENES:
        canvas = Canvas(seed=name.removesuffix(BEFORE), scale=1 if options.quick else 3)
        SCENES[name](canvas)
        if options.quick:
            canvas.finish().save(options.quick / f"{name}.png")
        else:
            PICTURES.mkdir(exist_ok=True)
            canvas.finish().save(PICTURES / f"{name}.webp", quality=80, method=6)
        sys.stdout.write(f"{name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
