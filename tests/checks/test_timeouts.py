"""Nothing waits for ever for a service outside: whoever opens a connection says how long (docs/failures.md)."""

import ast
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from portal.settings.object_storage import read_storage_url

ROOT = Path(__file__).resolve().parent.parent.parent
OPENS = {
    "urlopen": "timeout",
    "create_connection": "timeout",
    "from_url": "socket_connect_timeout",
    "Elasticsearch": "request_timeout",
    "HTTPConnection": "timeout",
    "HTTPSConnection": "timeout",
    "SMTP": "timeout",
    "IMAP4": "timeout",
    "IMAP4_SSL": "timeout",
    "MailBox": "timeout",
    "run": "timeout",
    "get": "timeout",
    "post": "timeout",
}
"""Calls that open a connection or a process, and the argument that ends their wait."""
OF = {"run": "subprocess", "get": "requests", "post": "requests"}
"""Names that many things have: only those of this module."""
POSITIONAL = {"create_connection": 2}


def calls():
    listed = subprocess.run(
        ["git", "ls-files", "portal", "home", "search", "initiatives", "workspace"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.split():
        if name.endswith(".py") and "/migrations/" not in name:
            for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8"))):
                if isinstance(node, ast.Call) and (opened := opens(node)):
                    yield f"{name}:{node.lineno}", opened, node


def opens(node):
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    if name not in OPENS:
        return None
    if name in OF:
        of = getattr(getattr(called, "value", None), "id", "")
        return name if of == OF[name] else None
    return name


def test_each_call_says_how_long_it_waits():
    found = list(calls())

    without = [
        place
        for place, name, node in found
        if OPENS[name] not in {keyword.arg for keyword in node.keywords} and len(node.args) < POSITIONAL.get(name, 100)
    ]

    assert without == []
    assert len(found) >= 6


def test_the_mail_server_is_given_half_a_minute():
    assert settings.EMAIL_TIMEOUT == 30


def test_an_object_storage_is_asked_twice_at_most():
    options = read_storage_url("s3://key:secret@example.org/pictures/documents").storages()["default"]["OPTIONS"]

    config = options["client_config"]

    assert (config.connect_timeout, config.read_timeout, config.retries["total_max_attempts"]) == (5, 30, 2)


@pytest.mark.postgresql
def test_a_database_that_is_gone_is_noticed():
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        assert settings.DATABASES["default"]["OPTIONS"]["timeout"] == 20
        return
    options = settings.DATABASES["default"]["OPTIONS"]
    assert (options["connect_timeout"], options["tcp_user_timeout"]) == (5, 30_000)
