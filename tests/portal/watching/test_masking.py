"""What is hidden in lines of the log, and what is not."""

import re

import pytest
from django.urls import get_resolver

from portal.watching.masking import masked

SECRET = {"token", "key", "uidb36", "public_id", "document_filename"}
VALUES = {"int": "17", "uuid": "0d3ce8d6-3cc5-4a7e-a6dc-2f1de0d3f6f3"}
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
PATTERN = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")


def routes(resolver, before=""):
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            if not route.startswith("admin"):
                yield from routes(pattern, route)
        else:
            yield route


def example(route):
    """An address, and what is secret in it."""
    plain = PATTERN.sub(r"<\1>", route.replace("^", "").replace("$", ""))
    secrets = []

    def value(match):
        kind, name = match.groups()
        if name in SECRET:
            secrets.append(VALUES.get(kind, f"geheim{len(secrets)}"))
            return secrets[-1]
        return VALUES.get(kind, "garten-am-hafen")

    return "/" + PARAMETER.sub(value, plain), secrets


SECRET_ROUTES = [address for route in routes(get_resolver()) if (address := example(route))[1]]


@pytest.mark.parametrize(("path", "secrets"), SECRET_ROUTES, ids=[path for path, _secrets in SECRET_ROUTES])
def test_of_each_address_with_a_secret_the_secret_is_hidden(path, secrets):
    for said in (path, "/en" + path, f"Not Found: {path}", f"https://example.org{path}?next=/", f"('{path}')"):
        assert not any(secret in masked(said) for secret in secrets), said


def test_there_are_such_addresses():
    assert len(SECRET_ROUTES) > 35


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Not Found: /initiativen/garten-am-hafen-2026/", "Not Found: /initiativen/garten-am-hafen-2026/"),
        ("/arbeitsbereich/garten/texte/17/", "/arbeitsbereich/garten/texte/17/"),
        ("/suche/?q=Anna+Ahrens", "/suche/?…"),
        ("550: <anna.ahrens+garten@mail.example.org> unknown", "550: <…> unknown"),
        ("{'anna@example.org': (550, b'no')}", "{'…': (550, b'no')}"),
        ("smtp://user:passwort@host", "smtp://user:…"),
        ("null value\nDETAIL:  Failing row contains (1, Anna Ahrens).\n", "null value\nDETAIL: …\n"),
        ("duplicate\nDETAIL:  Key (name)=(Anna) already exists.", "duplicate\nDETAIL: …"),
        ("session 0h5k3jq9z1x8c7v6b5n4m3l2k1j0h9g8 ended", "session … ended"),
        ("bearer Qw3rTy_uIoP-1234567890AbCdEf", "bearer …"),
        (
            "Job initiatives.directory.jobs.rebuild_directory failed",
            "Job initiatives.directory.jobs.rebuild_directory failed",
        ),
        ("Task id=2f1de0d3-3cc5-4a7e-a6dc-2f1de0d3f6f3", "Task id=2f1de0d3-3cc5-4a7e-a6dc-2f1de0d3f6f3"),
    ],
)
def test_what_is_hidden_and_what_is_not(said, shown):
    assert masked(said) == shown
