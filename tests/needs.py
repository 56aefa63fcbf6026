"""Programs and services that some tests need; without them a test says so, in CI it fails."""

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
    "frontend/node_modules": "make frontend",
    "search_server": "apt install maven, python -m tests.search.engine.server, and SEARCH_TEST_URL with what it says",
    "redis-server": "apt install redis-server",
    "redis": "redis-server, and REDIS_URL=redis://127.0.0.1:6379/0",
}
ADDRESSES = {"redis": "REDIS_URL", "search_server": "SEARCH_TEST_URL"}
PREFERRED = {"chromium": "chromium-headless-shell"}
"""The same without windows, where it is installed: it opens a page in a third of the time."""


def needs(program: str) -> str:
    """The path of a program, the address of a service; skips the test where it is missing, fails it where CI is set."""
    path = os.environ.get(ADDRESSES[program]) if program in ADDRESSES else _installed(program)
    if path:
        return path
    sentence = f"needs {program} ({HOW_TO_GET.get(program, 'not found on this machine')})"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


def _installed(program: str) -> str | None:
    return shutil.which(PREFERRED.get(program, program)) or shutil.which(program)
