"""What counts as a proof of work, and what does not."""

import json

import pytest
from django.utils import timezone

from portal.base import proofs
from tests.solving import as_sent, solved


@pytest.fixture
def payload():
    return solved(proofs.new_challenge())


def test_a_solution_counts_once(payload):
    assert proofs.redeem(as_sent(payload)) is True
    assert proofs.redeem(as_sent(payload)) is False
    assert proofs.redeem(as_sent({**payload, "took": 12})) is False


def test_a_wrong_number_does_not_count_and_spends_nothing(payload):
    assert proofs.redeem(as_sent({**payload, "number": payload["number"] + 1})) is False
    assert proofs.redeem(as_sent(payload)) is True


def test_a_solution_holds_for_two_hours(payload, monkeypatch):
    late = timezone.now() + proofs.LASTS
    monkeypatch.setattr("altcha.v1.time.time", lambda: late.timestamp() + 1)
    assert proofs.redeem(as_sent(payload)) is False

    monkeypatch.setattr("altcha.v1.time.time", lambda: late.timestamp() - 60)
    assert proofs.redeem(as_sent(payload)) is True


def test_a_challenge_of_ones_own_does_not_count(payload, settings):
    settings.SECRET_KEY = "somebody else's"
    foreign = solved(proofs.new_challenge())
    settings.SECRET_KEY = "ours"

    assert proofs.redeem(as_sent(foreign)) is False


@pytest.mark.parametrize("change", ["later", "without an end"])
def test_the_end_cannot_be_moved(payload, change):
    nonce, _mark, end = payload["salt"].partition("?")
    salt = f"{nonce}?expires=99999999999&" if change == "later" else f"{nonce}?"

    assert end.startswith("expires=")
    assert proofs.redeem(as_sent({**payload, "salt": salt})) is False


@pytest.mark.parametrize(
    "change",
    [
        {"algorithm": "SHA-1"},
        {"number": "1"},
        {"number": True},
        {"number": None},
        {"salt": 5},
        {"salt": "\ud800"},
        {"challenge": ["x"]},
        {"signature": None},
    ],
)
def test_what_has_another_shape_does_not_count(payload, change):
    assert proofs.redeem(as_sent({**payload, **change})) is False


@pytest.mark.parametrize("text", ["", "x", "%%%", "é", as_sent([]), as_sent("text"), as_sent({}), "W" * 10_000])
def test_what_is_no_solution_does_not_count(text):
    assert proofs.redeem(text) is False


def test_the_challenge_does_not_say_the_number():
    assert set(json.loads(proofs.new_challenge())) == {"algorithm", "challenge", "maxnumber", "salt", "signature"}
