"""`make lint`: every check but the tests, as many at a time as there are cores; names those that failed at the end."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from setup import ROOT, VENV, install

FRONTEND = ["npm", "--prefix", "frontend"]


def commands():
    """Name and command of each check, the longest first."""
    tool = VENV / "bin"
    python = tool / "python"
    yield "types", [tool / "mypy"]
    yield "migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"]
    yield "templates", [tool / "djlint", "templates", "--lint", "--quiet"]
    yield "code", [tool / "ruff", "check", "."]
    yield "format", [tool / "ruff", "format", "--check", "."]
    yield "imports", [tool / "lint-imports"]
    if os.environ.get("CI"):
        yield "deploy", [python, ROOT / "tools" / "deployment.py"]


def run(command):
    print(said(command), flush=True)
    return subprocess.run([str(part) for part in command], cwd=str(ROOT), check=False).returncode == 0


def said(command):
    """The command as one would type it."""
    parts = [os.path.relpath(str(part), str(ROOT)) if "/" in str(part) else str(part) for part in command]
    return " ".join(["$", *parts])


def run_beside_others(command):
    """Prints what it said when it is done, so that nothing stands between its lines."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=str(ROOT),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    print(said(command) + "\n" + done.stdout.decode(errors="replace"), end="", flush=True)
    return done.returncode == 0


def frontend_is_built():
    """The committed bundles are what the sources make."""
    return (
        run_beside_others([*FRONTEND, "ci", "--no-audit", "--no-fund"])
        and run_beside_others([*FRONTEND, "run", "build"])
        and run_beside_others(["git", "diff", "--exit-code", "--stat", "--", "static/build"])
        and not subprocess.run(
            ["git", "status", "--porcelain", "--", "static/build"], cwd=str(ROOT), check=False, capture_output=True
        ).stdout
    )


def lint():
    """The names of the checks that failed."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        checks = {name: pool.submit(run_beside_others, command) for name, command in commands()}
        if os.environ.get("CI"):
            built = pool.submit(lambda: shutil.which("npm") and frontend_is_built())
            checks["frontend (make frontend, then commit static/build)"] = built
        return [name for name, passed in checks.items() if not passed.result()]


if __name__ == "__main__":
    install(dev=True)
    failures = lint()
    print("\nFailed: " + ", ".join(failures) if failures else "\nAll checks passed.")
    sys.exit(1 if failures else 0)
