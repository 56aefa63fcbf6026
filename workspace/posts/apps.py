from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PostsConfig(AppConfig):
    name = "workspace.posts"
    label = "workspace_posts"
    verbose_name = _("News of projects")

    def ready(self) -> None:
        # Models are ready only now.
        from portal.activity import kinds as activity
        from workspace.posts import (
            by_mail,
            discussing,
            files,
            following,
            kinds,
            leaving,
            moderating,
            own_data,
            room,
            searching,
            showcase,
        )
        from workspace.posts import elsewhere as pictures_of_posts
        from workspace.projects import departures, elsewhere

        activity.register(kinds.Written(), kinds.Published(), kinds.Named(), kinds.Commented())
        room.register()
        searching.register()
        by_mail.register()
        departures.register(leaving.note)
        elsewhere.register(pictures_of_posts.find)
        discussing.POSTS.register()
        moderating.POSTS.register()
        showcase.NEWS_OF_A_PROJECT.register()
        own_data.register_parts()
        following.FOLLOWED.register()
        files.connect()
