from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarConfig(AppConfig):
    name = "workspace.calendar"
    label = "workspace_calendar"
    verbose_name = _("Calendars of projects")

    def ready(self) -> None:
        # Models are ready only now.
        from portal.accounts import sections
        from workspace.calendar import kinds, layer, leaving, moderating, own_data, room, searching
        from workspace.calendar.dates import busy, next_dates
        from workspace.calendar.holding_things import events_with
        from workspace.calendar.ical.invitations import sending
        from workspace.calendar.ical.replies import taking
        from workspace.calendar.services import audience, happened
        from workspace.projects import clashes, dates, departures, holders

        room.register()
        searching.register()
        kinds.register()
        layer.EVENTS.register()
        layer.connect()
        layer.DATES_OF_A_PROJECT.register()
        moderating.EVENTS.register()
        happened.register(audience.listen)
        dates.register("calendar", next_dates)
        happened.register(sending.listen)
        taking.register()
        clashes.register("calendar", busy)
        holders.register("calendar", events_with)
        departures.register(leaving.note)
        own_data.register_parts()
        sections.register(sections.Section("my_calendar:list", _("My dates"), 29))
