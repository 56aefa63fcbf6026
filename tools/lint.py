"""`make lint`: every check but the tests. Those that failed are named at the end."""

import os
import shutil
import subprocess
import sys

from setup import ROOT, VENV, install

FRONTEND = ["npm", "--prefix", "frontend"]


def commands():
    """Name and command of each check."""
    tool = VENV / "bin"
    python = tool / "python"
    yield "code", [tool / "ruff", "check", "."]
    yield "format", [tool / "ruff", "format", "--check", "."]
    yield "templates", [tool / "djlint", "templates", "--lint", "--quiet"]
    yield "imports", [tool / "lint-imports"]
    yield "migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"]
    yield "types", [tool / "mypy"]


def run(command):
    print(
        "$",
        " ".join(os.path.relpath(str(part), str(ROOT)) if "/" in str(part) else str(part) for part in command),
        flush=True,
    )
    return subprocess.run([str(part) for part in command], cwd=str(ROOT), check=False).returncode == 0


def frontend_is_built():
    """The committed bundles are what the sources make."""
    return (
        run([*FRONTEND, "ci", "--no-audit", "--no-fund"])
        and run([*FRONTEND, "run", "build"])
        and run(["git", "diff", "--exit-code", "--stat", "--", "static/build"])
        and not subprocess.run(
            ["git", "status", "--porcelain", "--", "static/build"], cwd=str(ROOT), check=False, capture_output=True
        ).stdout
    )


def lint():
    """The names of the checks that failed."""
    failed = [name for name, command in commands() if not run(command)]
    if os.environ.get("CI") and not (shutil.which("npm") and frontend_is_built()):
        failed.append("frontend (make frontend, then commit static/build)")
    return failed


if __name__ == "__main__":
    install(dev=True)
    failures = lint()
    print("\nFailed: " + ", ".join(failures) if failures else "\nAll checks passed.")
    sys.exit(1 if failures else 0)
