"""The facts by which stories are looked for: what a filter offers, and which stories fit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class FactFilter:
    """One filter with one value at a time; `name` and the values stand in the address.

    A story of which the fact is not known fits no value.
    """

    name: str
    label: "StrOrPromise"
    values: "dict[str, StrOrPromise]"
    fits: Callable[[str], Q]
    """The condition on `StoryQuerySet.with_facts`."""


FACT_FILTERS = (
    FactFilter(
        name="kosten",
        label=_("Cost"),
        values={
            "0": _("for nothing"),
            "100": _("up to €100"),
            "500": _("up to €500"),
            "2000": _("up to €2,000"),
            "10000": _("up to €10,000"),
        },
        fits=lambda value: Q(most_cost__lte=int(value)),
    ),
    FactFilter(
        name="menschen",
        label=_("People"),
        values={
            "1": _("one person is enough"),
            "3": _("3 people are enough"),
            "5": _("5 people are enough"),
            "10": _("10 people are enough"),
        },
        fits=lambda value: Q(least_people__lte=int(value)),
    ),
    FactFilter(
        name="dauer",
        label=_("Duration"),
        values={
            "1": _("in a month"),
            "3": _("in three months"),
            "6": _("in half a year"),
            "12": _("in a year"),
        },
        fits=lambda value: Q(duration_months__lte=int(value)),
    ),
    FactFilter(
        name="stunden",
        label=_("Hours of work"),
        values={
            "20": _("up to 20 hours"),
            "50": _("up to 50 hours"),
            "100": _("up to 100 hours"),
            "500": _("up to 500 hours"),
        },
        fits=lambda value: Q(hours__lte=int(value)),
    ),
    FactFilter(
        name="genehmigung",
        label=_("Permits"),
        values={"ohne": _("without permits")},
        fits=lambda _value: Q(needs_permit=False),
    ),
)
