from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "portal.comments"
    label = "portal_comments"
    verbose_name = _("Comments")

    def ready(self) -> None:
        # Models are ready only now.
        from portal.activity import kinds as activity
        from portal.comments import by_mail, kinds, moderating, own_data

        activity.register(kinds.Named(), kinds.Commented())
        by_mail.register()
        moderating.COMMENTS.register()
        own_data.register_parts()
