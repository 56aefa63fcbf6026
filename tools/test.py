"""`make test`: the quick checks and the suite; in CI every check. The last lines say what could not run."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

from lint import lint, run
from setup import ROOT, VENV, install

TESTS_HTML = ROOT / "tests" / "html"
# Program, what it serves, how to get it on Debian and Ubuntu. tests/needs.py skips the tests.
PROGRAMS = (
    ("chromium", "tests in a browser", "apt install chromium"),
    ("node", "valid HTML, rebuilt bundles", "apt install nodejs npm"),
    ("java", "valid HTML", "apt install default-jre-headless"),
    ("msgfmt", "freshly collected translations", "apt install gettext"),
)


# xdist would put the files with most tests first; tests/conftest.py puts those that take longest.
ORDER = ("--no-loadscope-reorder",)


def not_run():
    """One line for each thing that this machine cannot try."""
    for program, purpose, remedy in PROGRAMS:
        if not shutil.which(program):
            yield program, "{}: no {} here ({})".format(purpose, program, remedy)
    if "postgres" not in os.environ.get("DATABASE_URL", ""):
        yield None, "PostgreSQL: DATABASE_URL names none (.ci/run starts one)"
    if not os.environ.get("REDIS_URL"):
        yield None, "what processes share by Redis: REDIS_URL names none (.ci/run starts one)"
    if not os.environ.get("SEARCH_TEST_URL"):
        yield None, "a search server: SEARCH_TEST_URL names none (.ci/run starts one)"


def install_html_checker():
    if (TESTS_HTML / "package.json").exists() and shutil.which("npm") and not (TESTS_HTML / "node_modules").exists():
        subprocess.run(
            ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--prefix", str(TESTS_HTML)],
            cwd=str(ROOT),
            check=False,
        )


def checks():
    if os.environ.get("SKIP_LINT"):
        return []
    if os.environ.get("CI"):
        return lint()
    quick = {"code": [VENV / "bin" / "ruff", "check", "--quiet", "."], "imports": [VENV / "bin" / "lint-imports"]}
    return [name for name, command in quick.items() if not run(command)]


@contextmanager
def migrating():
    """The checks keep one core busy: meanwhile another makes the database that the tests copy on SQLite."""
    if "postgres" in os.environ.get("DATABASE_URL", ""):
        yield
        return
    making = subprocess.Popen([str(VENV / "bin" / "python"), "-m", "tests.migrated"], cwd=str(ROOT))
    yield
    making.wait()


def main(arguments):
    install(dev=True)
    install_html_checker()
    with migrating():
        failed = checks()
    # Whole files. The browser tests could all go to one process, which would start one portal instead of two (half a
    # minute), but `loadgroup` does not see their marks: xdist 3.8 writes the group where pytest 9.2 no longer reads it.
    # It would also leave the other process nothing to do at the end: these tests are the longest.
    tests = run([VENV / "bin" / "python", "-m", "pytest", "-q", "-n", "auto", "--dist", "loadfile", *ORDER, *arguments])
    missing = list(not_run())
    in_ci = bool(os.environ.get("CI"))
    skipped = "skipped" if os.environ.get("SKIP_LINT") else "passed"
    print("\nChecks: " + ("failed: " + ", ".join(failed) if failed else skipped))
    print("Tests: " + ("passed" if tests else "failed"))
    for _program, line in missing:
        print("Not run, " + line)
    if in_ci and any(program for program, _line in missing):
        print("With CI set, a missing program is a failure.")
        tests = False
    return 0 if tests and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
