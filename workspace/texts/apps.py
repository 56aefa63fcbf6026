from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TextsConfig(AppConfig):
    name = "workspace.texts"
    label = "workspace_texts"
    verbose_name = _("Texts of projects")

    def ready(self) -> None:
        # Models are ready only now.
        from portal.activity import kinds as activity
        from workspace.projects import blueprints, departures, elsewhere, minutes, storytelling
        from workspace.texts import (
            by_mail,
            discussing,
            following,
            kinds,
            leaving,
            moderating,
            own_data,
            room,
            searching,
            shelf,
            showcase,
            stories,
        )
        from workspace.texts import elsewhere as pictures_of_texts

        activity.register(kinds.Named(), kinds.Commented())
        room.register()
        searching.register()
        by_mail.register()
        departures.register(leaving.note)
        elsewhere.register(pictures_of_texts.find)
        blueprints.register(stories.copy_templates)
        storytelling.register(stories.tell)
        discussing.TEXTS.register()
        moderating.TEXTS.register()
        showcase.TEXTS_OF_A_PROJECT.register()
        own_data.register_parts()
        following.FOLLOWED.register()
        minutes.register(shelf.Minutes())
