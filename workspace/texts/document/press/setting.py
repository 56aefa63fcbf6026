"""Run as a program of its own: what typesetting a long text takes of memory is given back with it.

    python -I setting.py FOLDER FONTS

In the folder lie `paper.typ`, `text.json` and the pictures; `text.pdf` is made beside them.
"""

import sys
from pathlib import Path

import typst


def main(folder: Path, fonts: str) -> None:
    typst.compile(
        str(folder / "paper.typ"),
        output=str(folder / "text.pdf"),
        root=str(folder),
        font_paths=[fonts],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
