"""The dates of a poll that runs, as a form shows and sends them: moved, with other places, removed, put back, added."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from portal.base.numbers import row_number
from workspace.polls.appointments import wall
from workspace.polls.appointments.choosing import MOST_PLACES, Picked, Span, read_day, read_time
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import AppointmentPoll, Option
from workspace.polls.appointments.services.changing import Changes, Edit

NIGHT = datetime.timedelta(hours=12)
"""What goes on past midnight may take so long; what would take longer is a slip."""


@dataclass(frozen=True)
class EditRow:
    """One date, as it stands in the form."""

    option: Option
    words: str
    day: str
    start: str
    end: str
    places: str
    is_ticked: bool
    """To remove it, or to put it back."""


def rows_of(poll: AppointmentPoll, options: Sequence[Option], data: QueryDict) -> list[EditRow]:
    """With what was typed, where something was."""
    return [_row(poll, option, data) for option in options]


def read(data: QueryDict, poll: AppointmentPoll, options: Sequence[Option], picked: Picked) -> Changes:
    """Errors: AppointmentError, whose text says at which date."""
    zone = wall.zone_named(poll.zone)
    standing = [option for option in options if option.removed_at is None]
    removed = {option.pk for option in standing if f"tick-{option.pk}" in data}
    return Changes(
        edits=[_edit(data, option, zone) for option in standing if option.pk not in removed],
        added=picked.spans(zone) if picked.times else [],
        removed=removed,
        restored={option.pk for option in options if option.removed_at is not None and f"tick-{option.pk}" in data},
    )


def _row(poll: AppointmentPoll, option: Option, data: QueryDict) -> EditRow:
    zone = wall.zone_named(poll.zone)
    start, end = option.start.astimezone(zone), option.end.astimezone(zone)
    places = "" if option.capacity is None else str(option.capacity)
    return EditRow(
        option,
        wall.in_words(option.start, option.end, all_day=option.all_day, zone=zone),
        data.get(f"day-{option.pk}", f"{start:%Y-%m-%d}"),
        data.get(f"start-{option.pk}", f"{start:%H:%M}"),
        data.get(f"end-{option.pk}", f"{end:%H:%M}"),
        data.get(f"places-{option.pk}", places),
        f"tick-{option.pk}" in data,
    )


def _edit(data: QueryDict, option: Option, zone: datetime.tzinfo) -> Edit:
    """What was not typed stays as it is, to the second."""
    unchanged = Span(option.start, option.end, option.all_day)
    local, ends = option.start.astimezone(zone), option.end.astimezone(zone)
    day = read_day(data.get(f"day-{option.pk}", "")) or local.date()
    places = data.get(f"places-{option.pk}", "").strip()
    capacity = min(row_number(places), MOST_PLACES) or None
    if option.all_day:
        span = unchanged if day == local.date() else Span(*wall.whole_day(day, zone), all_day=True)
        return Edit(option.pk, span, capacity)
    start = read_time(data.get(f"start-{option.pk}", "")) or local.time()
    end = read_time(data.get(f"end-{option.pk}", "")) or ends.time()
    if (day, f"{start:%H:%M}", f"{end:%H:%M}") == (local.date(), f"{local:%H:%M}", f"{ends:%H:%M}"):
        return Edit(option.pk, unchanged, capacity)
    begins, stops = wall.moment(day, start, zone), wall.moment(day, end, zone)
    if stops <= begins:
        stops = wall.moment(day + datetime.timedelta(days=1), end, zone)
        if stops - begins > max(NIGHT, option.end - option.start):
            raise AppointmentError.ends_before(day)
    return Edit(option.pk, Span(begins, stops), capacity)
