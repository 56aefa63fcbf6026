# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools[woff]==4.68.0"]
# ///
"""Makes the fonts of the PDFs: Atkinson Hyperlegible Next as four plain TrueType files, Latin with its extensions, and
of Noto Sans what Cyrillic and Greek names need. Both are under the SIL Open Font License, kept beside them.

Run in an empty folder into which `npm pack` has brought `@fontsource-variable/atkinson-hyperlegible-next@5.3.0` and
`@fontsource/noto-sans@5.3.0`, unpacked as `atkinson` and `noto`: `uv run for_paper.py TARGET`; the result is
committed.
"""

import shutil
import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ATKINSON, NOTO = Path("atkinson/package"), Path("noto/package")
STYLES = {"Regular": ("normal", 400), "Bold": ("normal", 700), "Italic": ("italic", 400), "BoldItalic": ("italic", 700)}
LEFT_OUT = ("GPOS", "GSUB", "GDEF", "STAT")
"""They are of no use to a writer of PDFs without shaping, and cannot be merged after subsetting."""


def plain(source, weight):
    font = TTFont(source)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": weight})
    for table in LEFT_OUT:
        if table in font:
            del font[table]
    font.flavor = None
    return font


def merged(sources, weight, target):
    parts = []
    for number, source in enumerate(sources):
        part = target.with_suffix(f".{number}")
        plain(source, weight).save(part)
        parts.append(part)
    Merger().merge([str(part) for part in parts]).save(target)
    for part in parts:
        part.unlink()


def main(target):
    target.mkdir(parents=True, exist_ok=True)
    for name, (style, weight) in STYLES.items():
        files = [f"files/atkinson-hyperlegible-next-{part}-wght-{style}.woff2" for part in ("latin", "latin-ext")]
        merged([ATKINSON / file for file in files], weight, target / f"AtkinsonHyperlegibleNext-{name}.ttf")
    files = [f"files/noto-sans-{part}-400-normal.woff2" for part in ("cyrillic", "cyrillic-ext", "greek")]
    merged([NOTO / file for file in files], 400, target / "NotoSans-CyrillicGreek.ttf")
    shutil.copy(ATKINSON / "LICENSE", target / "OFL-AtkinsonHyperlegibleNext.txt")
    shutil.copy(NOTO / "LICENSE", target / "OFL-NotoSans.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
