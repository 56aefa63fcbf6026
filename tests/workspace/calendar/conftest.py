"""Anna, Ben and Gesa's project with a meeting on ten Thursdays, and the way to its buttons."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.base.recurrence import weekly
from tests.factories.calendar import THURSDAY, EventFactory


@pytest.fixture
def meeting(project):
    """One date."""
    return EventFactory(project=project, title="Treffen")


@pytest.fixture
def series(project):
    """Ten Thursdays at 18:00; the fourth is the first after the clocks have changed."""
    return EventFactory(project=project, title="Runde", recurrence=weekly(THURSDAY, count=10))


@pytest.fixture
def date_number():
    """`date_number(series, 2)`: the third date."""
    return lambda event, number: event.occurrences.order_by("start").select_related("change", "event__project")[number]


@pytest.fixture
def starts():
    """How its dates read on the clock in Kiel: `["09.10. 18:00", …]`."""

    def of(event):
        rows = event.occurrences.order_by("start")
        return [f"{row.start.astimezone(event.clock):%d.%m. %H:%M}" for row in rows]

    return of


@pytest.fixture
def address(project):
    """`address("detail", meeting)` in Anna's project."""

    def of(name, *things):
        keys = [each if isinstance(each, str) else each.pk for each in things]
        return reverse(f"workspace:calendar:{name}", args=[project.slug, *keys])

    return of


@pytest.fixture
def later():
    return lambda moment, **by: moment + timedelta(**by)
