"""Series of dates: expanding them, making them from Python, saying them in the words of a form, a month as weeks."""

from portal.base.recurrence.expanding import (
    MAX_DATES,
    Span,
    aware,
    begins_with,
    dropped,
    excluded_starts,
    expand,
    extra_starts,
    portal_zone,
    rule_starts,
    wall_clock,
    whole_days,
)
from portal.base.recurrence.making import MonthlyOn, daily, monthly, series, weekly, yearly

__all__ = [
    "MAX_DATES",
    "MonthlyOn",
    "Span",
    "aware",
    "begins_with",
    "daily",
    "dropped",
    "excluded_starts",
    "expand",
    "extra_starts",
    "monthly",
    "portal_zone",
    "rule_starts",
    "series",
    "wall_clock",
    "weekly",
    "whole_days",
    "yearly",
]
