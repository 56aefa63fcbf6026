"""The zones that a file names: by the names of the world's table, by those of Windows, by rules of its own."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import icalendar
from django.utils import timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

NAME = re.compile(r"TZID(?:;[^:]*)?:(.*)", re.IGNORECASE)
PLACE = re.compile(r"X-LIC-LOCATION(?:;[^:]*)?:(.*)", re.IGNORECASE)
RULE = re.compile(r"RRULE(?:;[^:]*)?:(.*)", re.IGNORECASE)
OF_A_ZONE = re.compile(
    r"(?:(?:FREQ=YEARLY|(?:INTERVAL|BYDAY|BYMONTH|BYMONTHDAY|WKST|UNTIL|COUNT)=[-+\w,]+)(?:;|$))*", re.IGNORECASE
)
"""Rules of another kind are no zone's, and may take for ever."""
FORTNIGHTS = 26


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


class Zones:
    """Of one file; `portal` is the zone that holds where nothing is said."""

    def __init__(self, pieces: Sequence[Sequence[str]], *, calendar: str, portal: ZoneInfo) -> None:
        self.portal = portal
        self.pieces = {name: piece for piece in pieces if (name := _said(NAME, piece))}
        self.found: dict[str, ZoneInfo | None] = {}
        self.default = self.named(calendar) or portal

    def named(self, name: str) -> ZoneInfo | None:
        """None where nobody knows it."""
        name = name.strip().strip('"')
        if name not in self.found:
            self.found[name] = zone_named(name) or self._by_its_rules(self.pieces.get(name, ()))
        return self.found[name]

    def _by_its_rules(self, piece: Sequence[str]) -> ZoneInfo | None:
        """One of the world's table in which the clocks go as these rules say, the portal's before others."""
        if zone := zone_named(_said(PLACE, piece)):
            return zone
        offsets = _offsets(piece)
        if not offsets:
            return None
        for name in (self.portal.key, *sorted(_known())):
            zone = ZoneInfo(name)
            if all(zone.utcoffset(moment.replace(tzinfo=zone)) == offset for moment, offset in offsets.items()):
                return zone
        return None


def zone_named(name: str) -> ZoneInfo | None:
    """`Europe/Berlin`, `/mozilla.org/20050126_1/Europe/Berlin`, `W. Europe Standard Time`."""
    if name in WINDOWS_TO_OLSON:
        return ZoneInfo(WINDOWS_TO_OLSON[name])
    parts = name.strip("/").split("/")
    for number in range(max(len(parts) - 3, 0), len(parts)):
        wanted = "/".join(parts[number:])
        if wanted in _known():
            return ZoneInfo(wanted)
    return None


def _offsets(piece: Sequence[str]) -> dict[datetime, timedelta | None]:
    """How far the clocks are from those of Greenwich, all through this year."""
    rules = [found[1] for line in piece if (found := RULE.match(line))]
    if not piece or not all(OF_A_ZONE.fullmatch(rule) for rule in rules):
        return {}
    first = datetime(timezone.now().year, 1, 5, 12, tzinfo=UTC).replace(tzinfo=None)
    moments = [first + timedelta(days=14 * number) for number in range(FORTNIGHTS)]
    try:
        component: Any = icalendar.Timezone.from_ical("\r\n".join([*piece, ""]))  # Any: typed as any component
        zone = component.to_tz(lookup_tzid=False)
        return {moment: zone.utcoffset(moment.replace(tzinfo=zone)) for moment in moments}
    except Exception:  # noqa: BLE001  # whatever is broken in it: the zone is unknown then
        return {}


def _said(what: re.Pattern[str], piece: Sequence[str]) -> str:
    return next((found[1].strip().strip('"') for line in piece if (found := what.match(line))), "")
