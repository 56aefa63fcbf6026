"""Which rooms stand beside each other in the navigation at which width."""

import pytest
from django.utils.translation import override

from workspace.projects.navigation import LINES, steps_of

FEW = [("Übersicht", True), ("Texte", True), ("Aufgaben", True), ("Menschen", False)]
MANY = [
    ("Übersicht", True),
    ("Diskussionen", True),
    ("Kalender", False),
    ("Neuigkeiten", False),
    ("Texte", True),
    ("Dokumente", False),
    ("Aufgaben", True),
    ("Umfragen", False),
    ("Ausleihe", False),
    ("Menschen", False),
    ("Unsere Seite", False),
    ("Netzwerke", False),
    ("Einstellungen", False),
]


@pytest.fixture(autouse=True)
def _german():
    with override("de"):
        yield


def test_a_few_rooms_stand_beside_each_other_everywhere():
    assert steps_of(FEW) == [0, 0, 0, 0]


def test_of_many_a_phone_shows_four_and_wider_screens_more():
    steps = steps_of(MANY)

    shown = [sum(step <= width for step in steps) for width in range(len(LINES) + 1)]
    assert shown == [4, 4, 6, 7]
    assert [room[0] for room, step in zip(MANY, steps, strict=True) if step == 0] == [
        "Übersicht",
        "Diskussionen",
        "Texte",
        "Aufgaben",
    ]


def test_what_is_used_less_is_never_shown_before_what_comes_first():
    steps = steps_of(MANY)

    rest = [step for (_room, is_at_hand), step in zip(MANY, steps, strict=True) if not is_at_hand]
    assert rest == sorted(rest)


def test_no_place_is_kept_for_the_step_where_all_fit():
    exactly = [("x" * 10, False)] * 7  # 66.5 rem, and with "More" too much for the widest line

    assert steps_of(exactly) == [0, 0, 0, 0, 2, 3, 3]


def test_a_name_that_is_too_long_ends_the_line():
    steps = steps_of([*FEW, ("x" * 200, False), ("Karte", False)])

    assert steps == [0, 0, 0, 0, len(LINES) + 1, len(LINES) + 1]
