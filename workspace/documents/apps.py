from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "workspace.documents"
    label = "workspace_documents"
    verbose_name = _("Documents of projects")

    def ready(self) -> None:
        # Models are ready only now.
        from workspace.documents import files, leaving, own_data, room
        from workspace.projects import departures

        room.register()
        departures.register(leaving.note)
        own_data.register_parts()
        files.connect()
