from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConversationsConfig(AppConfig):
    name = "workspace.conversations"
    label = "workspace_conversations"
    verbose_name = _("Conversations")

    def ready(self) -> None:
        # Models are ready only now.
        from portal.accounts import sections
        from workspace.conversations import by_mail, files, kinds, moderating, own_data, searching, stopping

        searching.register()
        moderating.MESSAGES.register()
        own_data.register_parts()
        kinds.register_kinds()
        stopping.register_subscription()
        by_mail.register()
        files.connect()
        sections.register(sections.Section("conversations:list", _("Messages"), 16))
        sections.register(
            sections.Section("conversations:settings", _("Who may write to you"), 75, sections.Group.HEARING)
        )
