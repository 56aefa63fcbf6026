from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscussionsConfig(AppConfig):
    name = "workspace.discussions"
    label = "workspace_discussions"
    verbose_name = _("Discussions of projects")

    def ready(self) -> None:
        # Models are ready only now.
        from workspace.discussions import by_mail, following, kinds, leaving, own_data, room, searching
        from workspace.projects import departures

        room.register()
        searching.register()
        kinds.register()
        by_mail.register()
        following.DISCUSSIONS.register()
        departures.register(leaving.note)
        own_data.register_parts()
