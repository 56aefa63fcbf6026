"""What stands in the answer of a calendar program. Anybody may have written it: it is bounded, nothing is raised."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings

from portal.activity.replying.letters import Letter
from workspace.calendar.choices import Reply
from workspace.calendar.ical.itip import Method, PartStat
from workspace.calendar.ical.limits import LONGEST_REPLY, MOST_REPLIES
from workspace.calendar.ical.reading.events import BROKEN
from workspace.calendar.ical.reading.lines import pieces_of, text_of
from workspace.calendar.ical.reading.moments import moment_of
from workspace.calendar.ical.reading.zones import Zones

KINDS = ("text/calendar", "application/ics")
MEANT: dict[str, Reply] = {PartStat.ACCEPTED: Reply.YES, PartStat.TENTATIVE: Reply.MAYBE, PartStat.DECLINED: Reply.NO}
LONGEST_COMMENT = 300
MAILTO = "mailto:"


@dataclass(frozen=True)
class Said:
    """Of an event, or of one date of a series."""

    uid: str
    sequence: int
    attendee: str
    """In small letters."""
    reply: Reply | None
    """None where nothing was decided, or it was left to somebody else."""
    recurrence_id: datetime | None
    comment: str | None


def is_reply(letter: Letter) -> bool:
    return any(_method_of(data) == Method.REPLY for data in _files(letter))


def read(letter: Letter) -> list[Said]:
    """Empty where nothing can be made out. The same stands in a mail twice, as text and attached."""
    for data in _files(letter):
        if _method_of(data) == Method.REPLY and (found := list(_events(data))):
            return found[:MOST_REPLIES]
    return []


def _files(letter: Letter) -> Iterator[bytes]:
    for kind in KINDS:
        for data in letter.parts_of(kind):
            if len(data) <= LONGEST_REPLY:
                yield data


def _method_of(data: bytes) -> str:
    lines = (line.partition(":") for line in text_of(data).splitlines())
    return next((value.strip().upper() for name, _colon, value in lines if name.strip().upper() == "METHOD"), "")


def _events(data: bytes) -> Iterator[Said]:
    """A date is read by the zone that it names, as in files that are taken over."""
    try:
        pieces = pieces_of(data)
        zones = Zones(pieces.zones, calendar=pieces.zone, portal=ZoneInfo(settings.TIME_ZONE))
        events = icalendar.Calendar.from_ical(text_of(data)).walk("VEVENT")
    except BROKEN:
        return
    for event in events:
        try:
            yield _said(event, zones)
        except BROKEN:
            continue


def _said(event: Any, zones: Zones) -> Said:  # Any: as in `moments`
    """Errors: those of `BROKEN`. An answer names one guest: whoever sends it."""
    attendee = _only(event["ATTENDEE"])
    when = event.get("RECURRENCE-ID")
    comment = event.get("COMMENT")
    return Said(
        uid=str(event["UID"]).strip(),
        sequence=int(event.get("SEQUENCE", 0)),
        attendee=str(attendee).strip().lower().removeprefix(MAILTO),
        reply=MEANT.get(str(attendee.params.get("PARTSTAT", "")).upper()),
        recurrence_id=moment_of(when, zones).aware if when is not None else None,
        comment=" ".join(str(_only(comment)).split())[:LONGEST_COMMENT] if comment else None,
    )


def _only(values: Any) -> Any:  # Any: as above
    """Errors: ValueError."""
    found = list(values) if isinstance(values, list) else [values]
    if len(found) != 1:
        raise ValueError("One is meant, and there are several")
    return found[0]
