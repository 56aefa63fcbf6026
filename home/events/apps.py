from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "home.events"
    label = "home_events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from home.events.showcase import EVENTS_OF_AN_INITIATIVE

        EVENTS_OF_AN_INITIATIVE.register()
