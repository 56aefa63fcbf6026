"""A migrated, empty SQLite database, made once and copied: hundreds of migrations take longer than most test files."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "migrated"


def copy_to(path: Path) -> None:
    """Puts the database where a test process expects its own."""
    source = made()
    for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        leftover.unlink(missing_ok=True)
    shutil.copyfile(source, path)


def made() -> Path:
    """The first process to come makes it for all, `python -m tests.migrated` for instance."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    source = FOLDER / f"{_state_of_the_migrations()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not source.exists():
            _make(source)
    return source


def _state_of_the_migrations() -> str:
    """Changes with every migration of ours, and with every version of a dependency that may bring its own."""
    state = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for file in sorted(ROOT.glob("*/**/migrations/*.py")):
        if ".venv" not in file.parts:
            state.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return state.hexdigest()[:16]


def _make(source: Path) -> None:
    for old in FOLDER.glob("*.sqlite3*"):
        old.unlink()
    unfinished = source.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{unfinished}",
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
    }
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    unfinished.rename(source)


if __name__ == "__main__":
    made()
