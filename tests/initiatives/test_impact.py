from decimal import Decimal

import pytest

from initiatives.impact import amount_in_words, totals
from initiatives.models import InitiativeImpact


def figure(kind="repaired", low=1, high=2, rate="total"):
    return InitiativeImpact(kind=kind, low=Decimal(low), high=Decimal(high), rate=rate)


def test_a_sum_is_a_range():
    [total] = totals([figure(low=80, high=100), figure(low=10, high=30)])

    assert (total.low, total.high, total.figures) == (90, 130, 2)


def test_yearly_figures_and_sums_are_never_added():
    found = totals([figure(rate="total"), figure(rate="yearly"), figure(kind="co2")])

    assert [(total.kind, total.rate) for total in found] == [
        ("co2", "total"),
        ("repaired", "total"),
        ("repaired", "yearly"),
    ]


def test_nothing_adds_up_to_nothing():
    assert totals([]) == []


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [("1100", "1700", "1.100–1.700"), ("24.00", "24.00", "24"), ("0.50", "1.25", "0,5–1,25"), ("0", "10", "0–10")],
)
def test_amounts_are_said_as_germans_write_them(low, high, words):
    assert amount_in_words(Decimal(low), Decimal(high)) == words
