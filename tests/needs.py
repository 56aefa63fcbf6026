"""Programs that some tests need; without them a test says so, in CI it fails."""

import os
import shutil

import pytest

HOW_TO_GET = {
    "chromium": "apt install chromium",
    "java": "apt install default-jre-headless",
    "node": "apt install nodejs npm",
    "msgfmt": "apt install gettext",
    "wrk": "apt install wrk",
    "vnu.jar": "npm ci --prefix tests/html",
}


def needs(program: str) -> str:
    """The path of a program; skips the test where it is missing, fails it where CI is set."""
    path = shutil.which(program)
    if path:
        return path
    sentence = f"needs {program} ({HOW_TO_GET.get(program, 'not found on this machine')})"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)
