"""The minutes of a date: a text of the project that hangs on the event."""

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from workspace.calendar.models import Occurrence
from workspace.calendar.services import parts
from workspace.calendar.services.holding import held
from workspace.calendar.showing import guests_of
from workspace.projects.attachables import Thing, things_of
from workspace.projects.dates import Date
from workspace.projects.minutes import Meeting, Writer
from workspace.projects.models import Membership


@transaction.atomic
def write_minutes(*, occurrence: Occurrence, membership: Membership, writer: Writer) -> Thing | None:
    """A text begins, named after the event and its day; where one of that name hangs on the event, it is that one, so
    that two people who press at once write in the same. Errors: BlockedError, ProjectError, CalendarError."""
    event = held(occurrence.event)
    names = _names(occurrence)
    there = event.attachments.filter(shelf=writer.shelf).values_list("shelf", "object_id")
    begun = next((thing for thing in things_of(membership, list(there)).values() if thing.name in names), None)
    if begun is not None:
        return begun
    number = writer.begin(membership, _name(occurrence), _meeting(occurrence))
    parts.attach(event=event, actor=membership.user, things=[(writer.shelf, number)])
    return things_of(membership, [(writer.shelf, number)]).get((writer.shelf, number))


def _meeting(row: Occurrence) -> Meeting:
    """Whoever said perhaps is named nowhere: only those who were there know whether they came."""
    guests = guests_of(row)
    present, excused = (
        [each.shown_name for each in rows if each.user or each.name] for rows in (guests.coming, guests.declined)
    )
    return Meeting(
        date=Date(row.start, row.end, row.all_day, row.name, row.get_absolute_url(), row.place),
        is_answered=any([guests.coming, guests.maybe, guests.waiting, guests.declined]),
        present=tuple(present),
        excused=tuple(excused),
    )


def _names(occurrence: Occurrence) -> set[str]:
    """In each language in which somebody may have pressed."""
    found = set()
    for code, _label in settings.LANGUAGES:
        with translation.override(code):
            found.add(_name(occurrence))
    return found


def _name(occurrence: Occurrence) -> str:
    day = date_format(localtime(occurrence.start), "SHORT_DATE_FORMAT")
    return _("Minutes: %(title)s, %(day)s") % {"title": occurrence.name, "day": day}
