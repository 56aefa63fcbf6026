from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PollsConfig(AppConfig):
    name = "workspace.polls"
    label = "workspace_polls"
    verbose_name = _("Polls of projects")

    def ready(self) -> None:
        # Models are ready only now.
        from workspace.polls import room
        from workspace.polls.appointments import registering as appointments
        from workspace.polls.decisions import registering as decisions

        room.register()
        appointments.register()
        decisions.register()
