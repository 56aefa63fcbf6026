"""Looks into a file: what is written in it, and how it can be shown.

What parses it runs in a process of its own (`bench/`), without the portal's settings, with limits of memory, time and
output, and one at a time on a machine. Whatever happens there, the answer is data that was checked.
"""

import fcntl
import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workspace.documents.content import kinds

# Any, in this module: what stands in JSON.

logger = logging.getLogger(__name__)

BENCH = Path(__file__).parent / "bench" / "run.py"
LONGEST_WAIT = 60
"""Seconds."""
LARGEST_FILE = 200_000_000
"""Bytes; what is larger is handed out, but not looked into."""
LARGEST_ANSWER, LARGEST_PICTURE, MOST_PICTURES = 16_000_000, 4_000_000, 10
LONGEST_TEXT = 1_000_000
LOOKED_INTO = frozenset(
    {kinds.PDF, kinds.TEXT, kinds.HTML, kinds.OLE}
    | {kinds.DOCX, kinds.ODT, kinds.XLSX, kinds.ODS, kinds.PPTX, kinds.ODP}
    | kinds.PICTURES
)
FORMS = frozenset({"picture", "pages", "words", "table", "text", "none"})
WHYS = frozenset({"broken", "locked", "bomb", "large", "limits"})
_NOTHING_OF_OURS = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Drawn:
    content: bytes
    """WebP."""
    width: int
    height: int
    text: str = ""
    """What stands on it."""


@dataclass(frozen=True, slots=True)
class Found:
    form: str = "none"
    text: str = ""
    why: str = ""
    """Nothing can be shown: broken, locked, a bomb, too large, or more than the limits allow."""
    has_macros: bool = False
    has_place: bool = False
    pages: int = 0
    small: Drawn | None = None
    pictures: tuple[Drawn, ...] = ()
    blocks: list[list[str]] = field(default_factory=list)
    sheets: list[dict[str, Any]] = field(default_factory=list)
    is_cut: bool = False


def look_into(path: Path, media_type: str) -> Found:
    """Never raises because of what is in the file."""
    if media_type not in LOOKED_INTO:
        return Found()
    if path.stat().st_size > LARGEST_FILE:
        return Found(why="large")
    with tempfile.TemporaryDirectory(prefix="mokwi-bench-") as name:
        folder = Path(name)
        with _alone():
            is_done = _run(path, media_type, folder)
        if not is_done:
            return Found(why="limits")
        try:
            return _read(folder)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            logger.warning("The bench gave no answer that can be read, about a file of kind %s", media_type)
            return Found(why="broken")


@contextmanager
def _alone() -> Iterator[None]:
    """Of all processes of this machine's user."""
    lock = Path(tempfile.gettempdir()) / f"mokwi-bench-{os.getuid()}.lock"
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _run(path: Path, media_type: str, folder: Path) -> bool:
    command = [sys.executable, "-I", str(BENCH), str(path.absolute()), media_type, str(folder)]
    try:
        done = subprocess.run(  # noqa: S603  # our own program
            command,
            check=False,
            timeout=LONGEST_WAIT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_NOTHING_OF_OURS | {"TMPDIR": str(folder)},
            cwd=folder,
        )
    except subprocess.TimeoutExpired:
        logger.info("A file of kind %s took too long", media_type)
        return False
    if done.returncode:
        logger.info("The bench ended with %s about a file of kind %s", done.returncode, media_type)
    return done.returncode == 0


def _read(folder: Path) -> Found:
    said = folder / "found.json"
    if said.stat().st_size > LARGEST_ANSWER:
        raise ValueError
    found = json.loads(said.read_text(encoding="utf-8"))
    form, why = str(found.get("form", "none")), str(found.get("why", ""))
    pictures = found.get("pictures", [])[:MOST_PICTURES]
    small = folder / "small.webp"
    return Found(
        form=form if form in FORMS and not why else "none",
        why=why if why in WHYS or not why else "broken",
        text=_clean(found.get("text", ""), LONGEST_TEXT),
        has_macros=found.get("has_macros") is True,
        has_place=found.get("has_place") is True,
        pages=int(found.get("pages", 0)),
        small=_drawn(small, {"width": 0, "height": 0}) if small.exists() and pictures else None,
        pictures=tuple(_drawn(folder / f"{number}.webp", each) for number, each in enumerate(pictures, start=1)),
        blocks=[[str(kind), _clean(words, LONGEST_TEXT)] for kind, words in found.get("blocks", [])],
        sheets=[_sheet(each) for each in found.get("sheets", [])],
        is_cut=found.get("is_cut") is True,
    )


def _drawn(path: Path, said: dict[str, Any]) -> Drawn:
    if path.stat().st_size > LARGEST_PICTURE:
        raise ValueError
    content = path.read_bytes()
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise ValueError
    return Drawn(content, int(said["width"]), int(said["height"]), _clean(said.get("text", ""), LONGEST_TEXT))


def _sheet(said: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": _clean(said["name"], 200),
        "rows": [[_cell(cell) for cell in row] for row in said["rows"]],
        "has_more_rows": said["has_more_rows"] is True,
        "has_more_columns": said["has_more_columns"] is True,
    }


def _cell(value: Any) -> str | int | float:
    return value if isinstance(value, int | float) else _clean(value, 400)


def _clean(words: Any, most: int) -> str:
    """No database takes a zero or half of a pair."""
    return str(words)[:most].replace("\0", "").encode("utf-8", "replace").decode()
