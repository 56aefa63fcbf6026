"""Invitations as calendars understand them (RFC 5546): to come, that something changed, that it does not take place.

Each goes to one person and names nobody else: who is asked knows the addresses of the others as little as on the page.
All of an event is said each time, with its changed dates, so whoever missed a mail is right again with the next one.
What counts is the number (SEQUENCE): calendars keep to the highest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import icalendar

from portal.base.ical.files import calendar_of
from workspace.calendar.ical.entries import ChangedDate, Entry
from workspace.calendar.ical.writing import components_of, date_of

PRODUCT = "Calendar"


class Method(StrEnum):
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    REPLY = "REPLY"


class PartStat(StrEnum):
    """What somebody has said."""

    NEEDS_ACTION = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    TENTATIVE = "TENTATIVE"
    DECLINED = "DECLINED"


@dataclass(frozen=True)
class Party:
    address: str
    name: str = ""

    def as_value(self) -> icalendar.vCalAddress:
        value = icalendar.vCalAddress(f"mailto:{self.address}")
        if self.name:
            value.params["CN"] = self.name.replace('"', "'")
        return value


@dataclass(frozen=True)
class Invitation:
    """`dates` where somebody comes to these dates of a series alone, with what they have said of each."""

    entry: Entry
    organizer: Party
    attendee: Party
    said: PartStat = PartStat.NEEDS_ACTION
    takes_replies: bool = False
    """Whether an answer by the calendar program comes to us."""
    dates: Sequence[tuple[ChangedDate, PartStat]] = ()


def request(invitation: Invitation) -> bytes:
    return _written(invitation, Method.REQUEST)


def cancel(invitation: Invitation) -> bytes:
    """Of the event, or for whoever was taken off the list."""
    return _written(invitation, Method.CANCEL)


def _written(invitation: Invitation, method: Method) -> bytes:
    components = []
    for component, said in _components(invitation, method):
        component.add("organizer", invitation.organizer.as_value())
        component.add("attendee", _attendee(invitation, said))
        if method == Method.CANCEL:
            component["status"] = icalendar.vText("CANCELLED")
        components.append(component)
    return calendar_of(components, product=PRODUCT, method=method.value)


def _components(invitation: Invitation, method: Method) -> list[tuple[icalendar.Event, PartStat]]:
    """A series is cancelled as a whole: without its changed dates."""
    if invitation.dates:
        return [(date_of(invitation.entry, date), said) for date, said in invitation.dates]
    components = components_of(invitation.entry)
    wanted = components if method == Method.REQUEST else components[:1]
    return [(component, invitation.said) for component in wanted]


def _attendee(invitation: Invitation, said: PartStat) -> icalendar.vCalAddress:
    value = invitation.attendee.as_value()
    value.params["CUTYPE"] = "INDIVIDUAL"
    value.params["ROLE"] = "REQ-PARTICIPANT"
    value.params["PARTSTAT"] = said.value
    value.params["RSVP"] = "TRUE" if invitation.takes_replies else "FALSE"
    return value
