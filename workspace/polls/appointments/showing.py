"""What the page of a poll says, to people of the project and to those who came by a link."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.utils.formats import date_format
from django.utils.translation import pgettext

from workspace.polls.appointments import ranking, wall
from workspace.polls.appointments.choices import Value
from workspace.polls.appointments.models import Answer, AppointmentPoll, Option, Participant
from workspace.polls.appointments.ranking import Numbers
from workspace.projects import clashes
from workspace.projects.clashes import Busy

# Any, in this module: users and anonymous visitors.

PEOPLE_A_PAGE = 25
MOST_NAMES = 25
"""Up to so many people have their names at each date; beyond, a page of its own has them."""


@dataclass
class Clock:
    """On which one somebody reads the times, and whether that has to be said."""

    name: str
    zone: datetime.tzinfo
    is_named: bool
    is_locked: bool

    @property
    def place(self) -> str:
        return wall.place_of(self.name)


@dataclass
class Line:
    """One date as one person sees it."""

    option: Option
    words: str
    day: str
    """The head of a column: short, so that many stand beside each other."""
    time: str
    numbers: Numbers
    mine: str = ""
    is_new: bool = False
    """It came, or was moved, after this person had answered."""
    is_full: bool = False
    """For them: whoever has a place keeps it."""
    is_best: bool = False
    busy: list[Busy] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    missing: "Missing | None" = None
    """Where a date is chosen."""

    @property
    def said(self) -> "list[tuple[Value, list[str]]]":
        return [(value, self.names.get(value, [])) for value in Value]

    @property
    def places_left(self) -> int | None:
        return None if self.option.capacity is None else max(0, self.option.capacity - self.numbers.yes)


@dataclass
class Row:
    """One person in the table."""

    name: str
    comment: str
    is_me: bool
    values: list[str]


def clock_of(poll: AppointmentPoll, options: Sequence[Option], wanted: str) -> Clock:
    """`wanted` is a zone that the reader has asked for; nothing is said where all clocks show the same."""
    moments = [option.start for option in options if not option.all_day]
    readers = wanted if wanted in wall.zone_names() else settings.TIME_ZONE
    name = poll.zone if poll.is_locked_to_zone else readers
    is_named = wall.differ(name, settings.TIME_ZONE, moments) or wall.differ(poll.zone, readers, moments)
    return Clock(name, wall.zone_named(name), is_named, poll.is_locked_to_zone)


def words_of(poll: AppointmentPoll, option: Option, clock: Clock) -> str:
    """Whole days are read where they were chosen."""
    zone = wall.zone_named(poll.zone) if option.all_day else clock.zone
    return wall.in_words(option.start, option.end, all_day=option.all_day, zone=zone, names_zone=clock.is_named)


def lines_of(
    poll: AppointmentPoll,
    options: Sequence[Option],
    clock: Clock,
    *,
    participant: Participant | None,
    typed: Mapping[int, str] | None = None,
    shows_numbers: bool = True,
) -> list[Line]:
    """`typed` is what a form has sent that could not be kept."""
    numbers = ranking.numbers_of(poll)
    best = ranking.best(options, numbers) if shows_numbers else set()
    mine = _answers_of(participant)
    answered_at = participant.answered_at if participant is not None else None
    found = []
    for option in options:
        here = numbers.get(option.pk, Numbers())
        own = mine.get(option.pk, "")
        line = Line(
            option,
            words_of(poll, option, clock),
            *_short(poll, option, clock),
            numbers=here,
            mine=typed.get(option.pk, "") if typed is not None else own,
            is_new=answered_at is not None and option.changed_at > answered_at,
            is_full=option.capacity is not None and here.yes >= option.capacity and own != Value.YES,
            is_best=option.pk in best,
        )
        found.append(line)
    return found


def add_busy(lines: Sequence[Line], user: Any, project: Any) -> None:
    """What the reader and the project have at these times already: as many queries for one date as for a hundred."""
    if not lines:
        return
    start = min(line.option.start for line in lines)
    end = max(line.option.end for line in lines)
    found = clashes.between(user, project, start, end)
    for line in lines:
        line.busy = [each for each in found if each.touches(line.option.start, line.option.end)]


def table_of(
    poll: AppointmentPoll, lines: Sequence[Line], number: Any, me: Participant | None
) -> "tuple[Page[Any], list[Row]]":
    """A page of the people with their answers: two queries, and one that counts."""
    people = poll.participants.answered().select_related("user").order_by("answered_at", "pk")
    page = Paginator(people, PEOPLE_A_PAGE).get_page(number)
    keys = {line.option.pk: column for column, line in enumerate(lines)}
    values: dict[int, list[str]] = {person.pk: [""] * len(lines) for person in page}
    rows = Answer.objects.filter(participant__in=list(values)).order_by().values_list("participant", "option", "value")
    for person, option, value in rows:
        if option in keys:
            values[person][keys[option]] = value
    is_mine = me.pk if me is not None else None
    return page, [Row(person.shown_name, person.comment, person.pk == is_mine, values[person.pk]) for person in page]


def add_names(lines: Sequence[Line], rows: Sequence[Row]) -> None:
    """From the table, where all of them stand on one page."""
    for column, line in enumerate(lines):
        for row in rows:
            if row.values[column]:
                line.names.setdefault(row.values[column], []).append(row.name)


def _answers_of(participant: Participant | None) -> dict[int, str]:
    if participant is None or participant.pk is None:
        return {}
    return dict(participant.answers.values_list("option", "value"))


def _short(poll: AppointmentPoll, option: Option, clock: Clock) -> tuple[str, str]:
    zone = wall.zone_named(poll.zone) if option.all_day else clock.zone
    local = option.start.astimezone(zone)
    day = date_format(local, pgettext("date format, Thu 26 Nov", "D j M"))
    return day, "" if option.all_day else f"{local:%H:%M}"


@dataclass
class Missing:
    """Who cannot come on a date."""

    number: int = 0
    names: list[str] = field(default_factory=list)
    must: list[str] = field(default_factory=list)
    """Of those who must come: they said no, or nothing."""
    unreachable: list[str] = field(default_factory=list)
    """They said yes, but left no address: no guest list can have them, and no mail reaches them."""


def missing_on(poll: AppointmentPoll, options: Sequence[Option], *, names: bool) -> dict[int, Missing]:
    """By the key of the date; `names` where the asking person may see who said what."""
    found = {option.pk: Missing() for option in options}
    rows = Answer.objects.filter(option__in=options, value=Value.NO).select_related("participant__user")
    for row in rows.order_by("participant__answered_at", "participant"):
        missing = found[row.option_id]
        missing.number += 1
        if names and len(missing.names) < MOST_NAMES:
            missing.names.append(row.participant.shown_name)
    if names:
        _add_those_who_must(poll, found)
        _add_those_without_address(options, found)
    return found


def _add_those_who_must(poll: AppointmentPoll, found: Mapping[int, Missing]) -> None:
    people = {each.user_id: each.user.get_short_name() for each in poll.must_come.select_related("user")}
    if not people:
        return
    can = Answer.objects.filter(participant__poll=poll, participant__user__in=people).exclude(value=Value.NO)
    there: dict[int, set[int]] = {}
    for option, user in can.values_list("option", "participant__user"):
        there.setdefault(option, set()).add(user)
    for pk, missing in found.items():
        missing.must = [name for user, name in people.items() if user not in there.get(pk, set())]


def _add_those_without_address(options: Sequence[Option], found: Mapping[int, Missing]) -> None:
    rows = Answer.objects.filter(option__in=options, value=Value.YES, participant__user=None, participant__email="")
    names = rows.exclude(participant__name="").order_by("participant__answered_at", "participant")
    for option, name in names.values_list("option", "participant__name"):
        if len(found[option].unreachable) < MOST_NAMES:
            found[option].unreachable.append(name)


def zone_of(poll: AppointmentPoll) -> datetime.tzinfo:
    return wall.zone_named(poll.zone)
