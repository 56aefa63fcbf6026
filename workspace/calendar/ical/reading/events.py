"""From the pieces of a file to its events: a series and its changed dates are one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import monotonic
from zoneinfo import ZoneInfo

import icalendar
from django.utils.translation import gettext as _

from portal.base.recurrence import MAX_DATES, aware, expand, wall_clock
from workspace.calendar.ical.entries import ChangedDate, Entry
from workspace.calendar.ical.errors import CalendarFileError, SeriesError
from workspace.calendar.ical.limits import LONGEST_UID, MOST_DATES, MOST_SECONDS
from workspace.calendar.ical.reading.lines import Pieces, pieces_of
from workspace.calendar.ical.reading.moments import Moment, Vevent, moment_of, when_of
from workspace.calendar.ical.reading.series import series_of
from workspace.calendar.ical.reading.words import what_of
from workspace.calendar.ical.reading.zones import Zones

CANCELLED = "CANCELLED"
BROKEN = (SeriesError, ValueError, OverflowError, KeyError, AttributeError, TypeError)
"""What the library raises on values that are none."""


@dataclass(frozen=True)
class LeftOut:
    title: str
    why: str


@dataclass
class Contents:
    """What a file holds that can be taken, and what not."""

    entries: list[Entry] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    others: int = 0


@dataclass(frozen=True)
class _Piece:
    """One VEVENT."""

    event: Vevent
    uid: str
    start: Moment
    sequence: int
    changes: Moment | None
    """The date of the series that it changes."""


def read(data: bytes, *, zone: ZoneInfo, now: datetime) -> Contents:
    """`zone` holds where the file names none. Errors: CalendarFileError."""
    pieces = pieces_of(data)
    contents = Contents(others=pieces.others)
    zones = Zones(pieces.zones, calendar=pieces.zone, portal=zone)
    dates, late = 0, monotonic() + MOST_SECONDS
    for uid, group in _groups(pieces, zones, contents).items():
        if monotonic() > late:
            raise CalendarFileError(_("Working out the series in this file takes too long. Export fewer of them."))
        for entry in _entries(uid, group, zones, now, contents):
            dates += len(expand(entry.when.start, entry.when.end, entry.series, entry.zone))
            if dates > MOST_DATES:
                raise CalendarFileError(
                    _("The series in this file make more than %(most)d dates. Export a shorter time, or fewer series.")
                    % {"most": MOST_DATES}
                )
            contents.entries.append(entry)
    contents.entries.sort(key=lambda entry: entry.when.start)
    return contents


def _groups(pieces: Pieces, zones: Zones, contents: Contents) -> dict[str, list[_Piece]]:
    groups: dict[str, list[_Piece]] = {}
    for lines in pieces.events:
        try:
            piece = _piece(lines, zones)
        except BROKEN as problem:
            contents.left_out.append(LeftOut(_title_in(lines), _why(problem)))
        else:
            groups.setdefault(piece.uid, []).append(piece)
    return groups


def _piece(lines: Sequence[str], zones: Zones) -> _Piece:
    """Errors: those of the library, and SeriesError."""
    event: Vevent = icalendar.Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))
    if "DTSTART" not in event or not hasattr(event["DTSTART"], "dt"):
        raise SeriesError(_("It does not say when it begins."))
    start = moment_of(event["DTSTART"], zones)
    uid = " ".join(str(event.get("UID", "")).split())[:LONGEST_UID] or _made_up(lines)
    changes = moment_of(event["RECURRENCE-ID"], zones) if "RECURRENCE-ID" in event else None
    return _Piece(event, uid, start, _sequence(event), changes)


def _why(problem: Exception) -> str:
    return str(problem) if isinstance(problem, SeriesError) else _("It is broken.")


def _made_up(lines: Sequence[str]) -> str:
    """Without a name of its own it is known again by what it says."""
    return f"unnamed-{hashlib.sha256(chr(10).join(lines).encode()).hexdigest()[:32]}"


def _sequence(event: Vevent) -> int:
    try:
        return min(max(int(event.get("SEQUENCE", 0)), 0), 2**31 - 1)
    except (TypeError, ValueError):
        return 0


def _title_in(lines: Sequence[str]) -> str:
    said = next((line.partition(":")[2] for line in lines if line.upper().startswith("SUMMARY")), "")
    return said.strip()[:100] or _("Without a title")


def _entries(uid: str, group: Sequence[_Piece], zones: Zones, now: datetime, contents: Contents) -> list[Entry]:
    """One, mostly. Changed dates whose series does not stand in the file are events of their own."""
    series = max((piece for piece in group if piece.changes is None), key=lambda piece: piece.sequence, default=None)
    found = []
    if series is None:
        named = [(piece, piece.changes.aware) for piece in group if piece.changes is not None]
        alone = [(replace(piece, changes=None), f"{uid}/{moment:%Y%m%dT%H%M}") for piece, moment in named]
        changes: Sequence[_Piece] = ()
    else:
        alone, changes = [(series, uid)], [piece for piece in group if piece.changes is not None]
    for piece, name in alone:
        try:
            found.append(_entry(name, piece, changes, zones, now))
        except BROKEN as problem:
            contents.left_out.append(LeftOut(what_of(piece.event).title, _why(problem)))
    return found


def _entry(uid: str, piece: _Piece, changes: Sequence[_Piece], zones: Zones, now: datetime) -> Entry:
    """Errors: SeriesError, and those of the library."""
    when = when_of(piece.event, piece.start, zones)
    repeats = "RRULE" in piece.event or "RDATE" in piece.event
    zone = piece.start.zone if repeats or not piece.start.is_of_greenwich else zones.default
    series = series_of(piece.event, when, zone, zones, now)
    remarks = list(series.remarks)
    if piece.start.unknown_zone:
        remarks.append(
            _("Nobody knows the time zone “%(name)s”. The times are taken as those of %(zone)s.")
            % {"name": piece.start.unknown_zone[:60], "zone": zone.key}
        )
    entry = Entry(
        uid=uid,
        zone=zone,
        when=series.when,
        what=what_of(piece.event),
        series=series.recurrence,
        sequence=piece.sequence,
        is_cancelled=str(piece.event.get("STATUS", "")).upper() == CANCELLED,
    )
    kept, strays = _changes(entry, changes, zones)
    if strays:
        remarks.append(_("Some changed dates belong to no date of the series. They are left out."))
    return replace(entry, changes=kept, remarks=tuple(remarks))


def _changes(entry: Entry, pieces: Sequence[_Piece], zones: Zones) -> tuple[tuple[ChangedDate, ...], bool]:
    """Those of the series' dates, and whether there are others, beyond those before which the series was cut."""
    if not pieces or entry.series is None:
        return (), bool(pieces)
    spans = expand(entry.when.start, entry.when.end, entry.series, entry.zone)
    by_wall = {wall_clock(span.start, entry.zone): span.start for span in spans[:MAX_DATES]}
    by_day = {wall.date(): start for wall, start in by_wall.items()}
    kept: dict[datetime, ChangedDate] = {}
    strays = False
    for piece in sorted(pieces, key=lambda piece: piece.sequence):
        assert piece.changes is not None  # noqa: S101  # for the types
        named = piece.changes
        start = by_day.get(named.wall.date()) if named.is_day else by_wall.get(named.wall_in(entry.zone))
        if start is None:
            strays = strays or aware(named.wall, named.zone) >= entry.when.start
            continue
        kept[start] = ChangedDate(
            moment=start,
            when=when_of(piece.event, piece.start, zones),
            what=what_of(piece.event),
            is_cancelled=str(piece.event.get("STATUS", "")).upper() == CANCELLED,
            sequence=piece.sequence,
        )
    return tuple(kept[start] for start in sorted(kept)), strays
