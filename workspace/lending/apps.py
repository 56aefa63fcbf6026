from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LendingConfig(AppConfig):
    name = "workspace.lending"
    label = "workspace_lending"
    verbose_name = _("Lending")

    def ready(self) -> None:
        # Models are ready only now.
        from portal.accounts import sections
        from workspace.lending import files, kinds, layer, leaving, own_data, room, searching
        from workspace.projects import departures

        files.connect()
        room.register()
        searching.register()
        kinds.register()
        layer.THINGS.register()
        departures.register(leaving.note)
        own_data.register_parts()
        sections.register(sections.Section("lending:mine", _("What I borrow"), 29))
