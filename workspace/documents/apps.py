from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "workspace.documents"
    label = "workspace_documents"
    verbose_name = _("Documents of projects")

    def ready(self) -> None:
        # Models are ready only now.
        from workspace.documents import (
            files,
            following,
            leaving,
            moderating,
            own_data,
            own_data_outside,
            room,
            searching,
            showcase,
            stories,
        )
        from workspace.projects import blueprints, departures, storytelling

        room.register()
        searching.register()
        files.connect()
        departures.register(leaving.note)
        blueprints.register(stories.copy_folders)
        storytelling.register(stories.tell)
        moderating.FILES.register()
        showcase.FILES_OF_A_PROJECT.register()
        own_data.register_parts()
        following.FOLLOWED.register()
        own_data_outside.register_parts()
