from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworksConfig(AppConfig):
    name = "workspace.networks"
    label = "workspace_networks"
    verbose_name = _("Networks")

    def ready(self) -> None:
        # Models are ready only now.
        from workspace.networks import following, moderating, own_data, room, showcase

        room.register()
        moderating.NETWORKS.register()
        following.NETWORKS.register()
        own_data.register_parts()
        showcase.register()
