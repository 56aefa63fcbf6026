"""Run as a program of its own, see `workspace.documents.content.looking`.

python -I run.py FILE MEDIA_TYPE FOLDER
"""

import json
import resource
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
MEMORY = 1_000_000_000
SECONDS = 40
LARGEST_FILE = 40_000_000


def main(path: Path, media_type: str, folder: Path) -> None:
    # Only now: what it needs is loaded within the limits, and what is not needed not at all.
    from workspace.documents.content.bench import parsing  # noqa: PLC0415

    found = parsing.found_in(path, media_type, folder)
    (folder / "found.json").write_text(json.dumps(found), encoding="utf-8")


def limit() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # macOS has no limit of the address space
            continue


if __name__ == "__main__":
    limit()
    sys.path.insert(0, str(ROOT))
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
