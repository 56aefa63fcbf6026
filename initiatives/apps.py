from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InitiativesConfig(AppConfig):
    name = "initiatives"
    label = "initiatives"
    verbose_name = _("Initiatives")

    def ready(self) -> None:
        # Models are ready only now.
        from initiatives.directory.pages import watch  # noqa: PLC0415
        from initiatives.listing import INITIATIVES  # noqa: PLC0415
        from initiatives.models import InitiativePage  # noqa: PLC0415

        INITIATIVES.register()
        watch(InitiativePage, INITIATIVES.name)
