"""What this process has instead of `INSTALLED_APPS`. The labels are those of the whole portal."""

from django.apps import AppConfig

INSTALLED_APPS = (
    "django.contrib.sessions",
    "portal.live",
    "portal.sockets.apps.AccountsConfig",
    "portal.sockets.apps.ModerationConfig",
    "portal.sockets.apps.ProjectsConfig",
    "portal.sockets.apps.TextsConfig",
)


class AccountsConfig(AppConfig):
    name = "portal.sockets.accounts"
    label = "portal_accounts"


class ModerationConfig(AppConfig):
    name = "portal.sockets.moderation"
    label = "portal_moderation"


class ProjectsConfig(AppConfig):
    name = "portal.sockets.projects"
    label = "workspace_projects"


class TextsConfig(AppConfig):
    """The room's own models, without what it registers for pages."""

    name = "workspace.texts"
    label = "workspace_texts"
