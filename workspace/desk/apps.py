from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "workspace.desk"
    label = "workspace_desk"
    verbose_name = _("My workspaces")

    def ready(self) -> None:
        # Models are ready only now.
        from workspace.desk import appointments

        appointments.register()
