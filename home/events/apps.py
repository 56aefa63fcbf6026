from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "home.events"
    label = "home_events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from home.events.layer import EVENTS
        from home.events.models import EventPage
        from home.events.networks import EVENTS_OF_A_NETWORK
        from home.events.searching import EVENTS_SEARCHED
        from home.events.showcase import EVENTS_OF_AN_INITIATIVE
        from home.events.workspaces import busy_in_the_place, dates_of
        from initiatives.directory.pages import watch
        from portal.moderation.pages import moderated_pages
        from search import contract
        from workspace.projects import clashes, dates

        EVENTS_OF_AN_INITIATIVE.register()
        EVENTS_OF_A_NETWORK.register()
        dates.register("events", dates_of)
        clashes.register("events", busy_in_the_place)
        EVENTS.register()
        contract.register(EVENTS_SEARCHED)
        watch(EventPage, EVENTS.name)
        moderated_pages(EventPage, name="termin", label=_("Event")).register()
