from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


def scanner_answers() -> bool | None:
    """None where files are not scanned."""
    from workspace.documents.content import scanning

    return scanning.answers(settings.CLAMAV_URL) if settings.CLAMAV_URL else None


class DocumentsConfig(AppConfig):
    name = "workspace.documents"
    label = "workspace_documents"
    verbose_name = _("Documents of projects")

    def ready(self) -> None:
        # Models are ready only now.
        from portal.base.watching import checks
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

        checks.register(checks.Check("scanner", scanner_answers))
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
