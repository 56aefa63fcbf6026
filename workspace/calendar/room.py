"""The room "Kalender": its place in the workspace, and the words of its happenings."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from portal.base import link_cards
from workspace.calendar.models import Event
from workspace.calendar.querysets import KEY
from workspace.projects import happenings, rooms
from workspace.projects.models import Project
from workspace.projects.room_cards import of_room


def register() -> None:
    rooms.register(rooms.Room(KEY, _("Calendar"), "calendar3", "workspace:calendar:list", 25, url_of=address_of))
    happenings.register(
        happenings.Kind(
            "event_added",
            _("%(name)s has entered the event “%(title)s”"),
            ngettext_lazy("One event is planned.", "%(count)d events are planned.", "count"),
        ),
        happenings.Kind(
            "events_taken",
            _("%(name)s has taken over the dates of “%(title)s”"),
            ngettext_lazy(
                "Dates of another calendar are taken over.",
                "Dates of %(count)d other calendars are taken over.",
                "count",
            ),
        ),
        happenings.Kind("events_taken_back", _("%(name)s has taken back the dates of “%(title)s”")),
        happenings.Kind("event_cancelled", _("%(name)s has cancelled the event “%(title)s”")),
    )
    link_cards.register(
        "workspace:calendar:detail", of_room(KEY, Event.objects.all, label=_("Event"), icon="calendar-event")
    )


def address_of(project: Project, pk: int) -> str:
    return rooms.address_in(project, "workspace:calendar:detail", pk)
