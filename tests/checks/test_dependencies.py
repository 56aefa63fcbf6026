"""Each dependency has a reason, and no reason is left over."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = re.compile(r"^([A-Za-z0-9._-]+)", re.MULTILINE)


def test_each_dependency_has_a_reason():
    needed = [
        name.lower()
        for file in ("requirements.in", "requirements-dev.in", "deploy/audit-requirements.in")
        for line in (ROOT / file).read_text("utf-8").splitlines()
        for name in NAME.findall(line)
        if not line.startswith("-")
    ]

    reasons = re.findall(r"^\| `([^`]+)` \|", (ROOT / "docs" / "dependencies.md").read_text("utf-8"), re.MULTILINE)

    assert sorted(name.lower() for name in reasons) == sorted(needed)


def test_the_pins_serve_the_oldest_python():
    """Debian 12 has Python 3.11.2: pins compiled with a later one may refuse it."""
    for file in ("requirements.txt", "requirements-dev.txt"):
        assert "--python-version 3.11.0" in (ROOT / file).read_text("utf-8").splitlines()[1]
