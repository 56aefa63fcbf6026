from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "workspace.projects"
    label = "workspace_projects"
    verbose_name = _("Projects")

    def ready(self) -> None:
        # Models are ready only now.
        from portal.activity import kinds as activity
        from portal.activity import scopes
        from workspace.projects import (
            elsewhere,
            hearing,
            kinds,
            moderating,
            own_data,
            own_rooms,
            page_pictures,
            publishing,
            searching,
            speaking,
            starts,
            ways,
        )

        own_rooms.register()
        activity.register(kinds.Happened())
        scopes.register(hearing.HEARD)
        hearing.FOLLOWED.register()
        elsewhere.register(page_pictures.find)
        moderating.PROJECTS.register()
        own_data.register_parts()
        publishing.connect()
        searching.register()
        speaking.connect()
        starts.connect()
        ways.connect()
