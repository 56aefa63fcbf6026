"""Adding up what many brought: ranges stay ranges."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from initiatives.models import AbstractImpactFigure

Kind = AbstractImpactFigure.Kind
Rate = AbstractImpactFigure.Rate


DIGITS = 3
SMALL = 10  # below, decimals say something


@dataclass(frozen=True)
class Total:
    """The sum of all figures of one kind that are counted alike: at least `low`, at most `high`."""

    kind: str
    rate: str
    low: Decimal
    high: Decimal
    figures: int
    """How many figures went in."""

    @property
    def label(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def amount(self) -> str:
        return amount_in_words(self.low, self.high)

    @property
    def rough_amount(self) -> str:
        """With no more digits than a sum of estimates can have; the range only grows."""
        return amount_in_words(*outwards(self.low, self.high))

    @property
    def counted(self) -> str:
        return str(Rate(self.rate).label)


def totals(figures: Iterable[AbstractImpactFigure]) -> list[Total]:
    """One total for each kind and rate, in the order of the kinds; what goes on each year is never added to a sum."""
    sums: dict[tuple[str, str], tuple[Decimal, Decimal, int]] = {}
    for figure in figures:
        low, high, count = sums.get((figure.kind, figure.rate), (Decimal(0), Decimal(0), 0))
        sums[figure.kind, figure.rate] = (low + figure.low, high + figure.high, count + 1)
    return _in_order(Total(kind, rate, *parts) for (kind, rate), parts in sums.items())


def totals_of(figures: QuerySet[Any]) -> list[Total]:  # Any: figures of initiatives or stories
    """The same, added up by the database: one query, however many figures there are."""
    sums = {"sum_low": Sum("low"), "sum_high": Sum("high"), "count": Count("pk")}
    rows = figures.order_by().values_list("kind", "rate").annotate(**sums)
    return _in_order(Total(kind, rate, low, high, count) for kind, rate, low, high, count in rows)


def _in_order(sums: Iterable[Total]) -> list[Total]:
    order = list(Kind.values)
    return sorted(sums, key=lambda total: (order.index(total.kind), total.rate))


def outwards(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """The lower bound down, the upper up, to three digits; what was counted one by one stays."""
    if low == high or high < SMALL:
        return low, high
    step = Decimal(10) ** max(0, high.adjusted() + 1 - DIGITS)
    down, up = (low / step).to_integral_value(ROUND_FLOOR), (high / step).to_integral_value(ROUND_CEILING)
    return down * step, up * step


def amount_in_words(low: Decimal, high: Decimal) -> str:
    """A range as it is read, "460–500"; one number only where both bounds are the same."""
    if low == high:
        return _number(low)
    return _("%(low)s–%(high)s") % {"low": _number(low), "high": _number(high)}


def _number(value: Decimal) -> str:
    """Without decimals that say nothing."""
    value = Decimal(value)
    places = 0 if value == value.to_integral_value() else max(0, -int(value.normalize().as_tuple().exponent))
    return number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)
