from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    name = "workspace.tasks"
    label = "workspace_tasks"
    verbose_name = _("Tasks of projects")

    def ready(self) -> None:
        # Models are ready only now.
        from portal.accounts import sections
        from portal.activity import kinds as activity
        from workspace.projects import blueprints, departures, storytelling
        from workspace.projects import todos as todos_of_rooms
        from workspace.tasks import by_mail, following, kinds, leaving, own_data, room, searching, stories, todos

        activity.register(kinds.Assigned(), kinds.Named(), kinds.Commented())
        room.register()
        searching.register()
        by_mail.register()
        blueprints.register(stories.copy_steps)
        storytelling.register(stories.tell)
        departures.register(leaving.note)
        own_data.register_parts()
        following.FOLLOWED.register()
        todos_of_rooms.register(room.KEY, todos.make)
        sections.register(sections.Section("my_tasks:list", _("My tasks"), 28))
