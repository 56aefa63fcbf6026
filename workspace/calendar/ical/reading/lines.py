"""The lines of a file (RFC 5545, 3.1), cut into one piece for each event, with what is read of it and nothing else.

A file is looked through once, line by line, so what it costs depends on its size alone; pictures and files that stand
in it, alarms and lists of people are left lying. Each piece is then read by itself: one that is broken spoils no other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from workspace.calendar.ical.errors import CalendarFileError
from workspace.calendar.ical.limits import LONGEST_LINE, MOST_BYTES, MOST_ENTRIES, MOST_EXCEPTIONS

READ = frozenset(
    (
        *("UID", "SEQUENCE", "STATUS", "RECURRENCE-ID", "DTSTART", "DTEND", "DURATION"),
        *("RRULE", "RDATE", "EXDATE", "EXRULE"),
        *("SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "URL", "CONFERENCE", "X-GOOGLE-CONFERENCE"),
    )
)
NOT_IN_LINES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")
OF_A_VENDOR = re.compile(r';TZID=("?)/', re.IGNORECASE)
"""The library would guess what is meant by such a name, and warn of it; `zones` knows."""
REPEATED = frozenset(("RDATE", "EXDATE"))
MOST_ZONES = 50
MOST_LINES_OF_A_ZONE = 500
CALENDAR, EVENT, ZONE = "VCALENDAR", "VEVENT", "VTIMEZONE"


@dataclass
class Pieces:
    events: list[list[str]] = field(default_factory=list)
    zones: list[list[str]] = field(default_factory=list)
    others: int = 0
    """Tasks, journals and the like, which are not taken."""
    zone: str = ""
    """That of the whole calendar (X-WR-TIMEZONE), which many programs write."""


def slim(data: bytes) -> bytes:
    """The same file with nothing in it but what is read. Errors: as `pieces_of`."""
    pieces = pieces_of(data)
    lines = ["BEGIN:VCALENDAR", f"X-WR-TIMEZONE:{pieces.zone}"]
    for zone in pieces.zones:
        lines += zone
    for event in pieces.events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    lines += [line for _other in range(pieces.others) for line in ("BEGIN:VTODO", "END:VTODO")]
    return "\n".join([*lines, "END:VCALENDAR", ""]).encode()


def text_of(data: bytes) -> str:
    """Old programs write Windows' letters. Without the letters at which Python, but nobody else, ends a line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return NOT_IN_LINES.sub("", text)


def pieces_of(data: bytes) -> Pieces:
    """Errors: CalendarFileError for what is no calendar, and for too much of one."""
    if len(data) > MOST_BYTES:
        raise CalendarFileError(
            _("This file is too large: at most %(limit)d MB. Export a shorter time.") % {"limit": MOST_BYTES >> 20}
        )
    pieces, inside = Pieces(), False
    lines = unfolded(text_of(data))
    for line in lines:
        name, value = _name_of(line), line.partition(":")[2].strip()
        if name == "BEGIN" and value.upper() == CALENDAR:
            inside = True
        elif not inside:
            continue
        elif name == "X-WR-TIMEZONE":
            pieces.zone = value
        elif name == "BEGIN":
            _take(pieces, value.upper(), lines)
    if not inside:
        raise CalendarFileError(_("This is not a calendar file. Such files end with “.ics”."))
    return pieces


def unfolded(text: str) -> Iterator[str]:
    """Long lines go on in the next ones, behind a space."""
    parts: list[str] = []
    length = 0
    for line in _physical(text):
        if line[:1] in {" ", "\t"} and parts:
            length += len(line)
            if length <= LONGEST_LINE:
                parts.append(line[1:])
            continue
        if parts:
            yield "".join(parts)
        parts, length = [line], len(line)
    if parts:
        yield "".join(parts)


def _physical(text: str) -> Iterator[str]:
    """Without making all of them at once."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if line := text[start:end].rstrip("\r")[:LONGEST_LINE]:
            yield line
        start = end + 1


def _name_of(line: str) -> str:
    for at, letter in enumerate(line[:40]):
        if letter in ":;":
            return line[:at].upper()
    return ""


def _take(pieces: Pieces, kind: str, lines: Iterator[str]) -> None:
    if kind == EVENT:
        pieces.events.append(_event(lines))
        if len(pieces.events) > MOST_ENTRIES:
            raise CalendarFileError(
                _("The file has more than %(most)d entries. Export a shorter time.") % {"most": MOST_ENTRIES}
            )
    elif kind == ZONE:
        zone = [line for line, _depth in _up_to_the_end(kind, lines)]
        if len(pieces.zones) < MOST_ZONES and len(zone) <= MOST_LINES_OF_A_ZONE:
            pieces.zones.append([f"BEGIN:{ZONE}", *zone, f"END:{ZONE}"])
    else:
        pieces.others += 1
        for _line in _up_to_the_end(kind, lines):
            pass


def _event(lines: Iterator[str]) -> list[str]:
    found: list[str] = []
    seen: set[str] = set()
    exceptions = 0
    for line, depth in _up_to_the_end(EVENT, lines):
        name = _name_of(line)
        if depth or name not in READ or (name in seen and name not in REPEATED):
            continue
        if name in REPEATED:
            exceptions += line.count(",") + 1
            if exceptions > MOST_EXCEPTIONS:
                raise CalendarFileError(
                    _("A series in this file has more than %(most)d exceptions. Nobody keeps those apart.")
                    % {"most": MOST_EXCEPTIONS}
                )
        seen.add(name)
        found.append(OF_A_VENDOR.sub(r";TZID=\1", line))
    return found


def _up_to_the_end(kind: str, lines: Iterator[str]) -> Iterator[tuple[str, int]]:
    """The lines of a component, each with how deep it lies in others within."""
    open_ones: list[str] = []
    for line in lines:
        name = _name_of(line)
        value = line.partition(":")[2].strip().upper() if name in {"BEGIN", "END"} else ""
        if name == "END" and not open_ones:
            return
        if name == "END" and value == kind:  # one within was never ended
            return
        if name == "BEGIN":
            open_ones.append(value)
        yield line, len(open_ones)
        if name == "END":
            open_ones.pop()
