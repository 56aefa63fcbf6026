"""What stands in a cell."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from initiatives.exchange import parsing


@pytest.mark.parametrize(
    ("text", "found"), [("54.32", "54.32"), ("54,32", "54.32"), ("54,32° N", "54.32"), ("-1", "-1"), (" 54 ", "54")]
)
def test_degrees(text, found):
    assert parsing.degrees(text, 90) == Decimal(found)


@pytest.mark.parametrize("text", ["nan", "inf", "1e400", "54.32.1", "x", "90,1", "54° 19'", "10 S"])
def test_no_degrees(text):
    with pytest.raises(ValidationError):
        parsing.degrees(text, 90)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2019-05-01", date(2019, 5, 1)),
        ("2019-05-01 00:00:00", date(2019, 5, 1)),
        ("1.5.2019", date(2019, 5, 1)),
        ("01. 05. 2019", date(2019, 5, 1)),
        ("5/2019", date(2019, 5, 1)),
        ("2019-05", date(2019, 5, 1)),
        ("2019", date(2019, 1, 1)),
    ],
)
def test_days(text, found):
    assert parsing.day(text) == found


@pytest.mark.parametrize("text", ["31.2.2019", "0000", "1066", "gestern", "1.5.19", "2019-13-01"])
def test_no_days(text):
    with pytest.raises(ValidationError):
        parsing.day(text)


@pytest.mark.parametrize(("text", "found"), [("Ja", True), ("yes", True), ("x", True), ("NEIN", False), ("0", False)])
def test_yes_or_no(text, found):
    assert parsing.yes_or_no(text) is found


def test_the_nearest_is_said():
    with pytest.raises(ValidationError, match="Meinst du „Mobilität“"):
        parsing.one_of("Mobilitaet und so", {"mobilitat": "Mobilität"})


@given(st.text(max_size=40))
def test_whatever_stands_there_is_understood_or_refused(text):
    for read in (lambda cell: parsing.degrees(cell, 90), parsing.day, parsing.yes_or_no):
        with suppress(ValidationError):
            read(text)


@given(st.text(max_size=200))
def test_normal_texts_stay(text):
    once = parsing.normal(text)

    assert parsing.normal(once) == once
    assert "\x00" not in once
