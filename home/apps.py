from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Front door")

    def ready(self) -> None:
        from home.section_cache import watch_publications  # noqa: PLC0415  # models are ready only now

        watch_publications()
