"""The lines of the log."""

import json
import logging
import sys

import pytest

from portal.watching import ids
from portal.watching.lines import JsonLines, TextLines


def record(message, *arguments, exc_info=None, **extra):
    made = logging.LogRecord("portal.example", logging.WARNING, __file__, 1, message, arguments, exc_info)
    vars(made).update(extra)
    made.created = 1_764_256_200.5
    return made


def failure():
    try:
        raise ValueError("anna@example.org has no garden")
    except ValueError:
        return sys.exc_info()


def test_a_machine_gets_an_object_a_line():
    with ids.caused_by("a" * 16):
        line = JsonLines().format(
            record("Mail to %s\nis late", "anna@example.org", view="ideas:list", ms=3, user="Anna")
        )

    assert "\n" not in line
    assert json.loads(line) == {
        "at": "2025-11-27T15:10:00.500+00:00",
        "level": "WARNING",
        "logger": "portal.example",
        "message": "Mail to …\nis late",
        "view": "ideas:list",
        "ms": 3,
        "request": "a" * 16,
    }


def test_people_get_a_line_to_read():
    with ids.caused_by("a" * 16):
        line = TextLines().format(record("Mail to %s", "anna@example.org", status=503))

    assert line.endswith(f" WARNING portal.example: Mail to … status=503 request={'a' * 16}")


@pytest.mark.parametrize("lines", [JsonLines, TextLines])
def test_an_exception_says_nobodys_address(lines):
    line = lines().format(record("It failed", exc_info=failure()))

    assert "has no garden" in line
    assert "ValueError" in line
    assert "@" not in line


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("4BF92F3577B34DA6A3CE929D0E0E4736", "4bf92f3577b34da6a3ce929d0e0e4736"),
        ("2f1de0d3-3cc5-4a7e-a6dc-2f1de0d3f6f3", "2f1de0d33cc54a7ea6dc2f1de0d3f6f3"),
    ],
)
def test_the_id_of_a_proxy_is_taken(given, taken):
    assert ids.given_or_new(given) == taken


@pytest.mark.parametrize("given", ["", "anna@example.org", "a" * 15, "a" * 65, 'f"\n' + "a" * 16])
def test_what_is_no_id_is_not(given):
    assert ids.GIVEN.fullmatch(ids.given_or_new(given))
    assert ids.given_or_new(given) != given


def test_a_task_begins_as_its_request():
    with ids.caused_by("0123456789abcdef0123456789abcdef"):
        task = ids.of_a_task()

    assert ids.behind(task) == "0123456789abcdef"
    assert ids.of_a_task() != ids.of_a_task()
