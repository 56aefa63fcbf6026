from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    name = "initiatives.matching"
    label = "initiatives_matching"
    verbose_name = _("Where do I fit?")

    def ready(self) -> None:
        from initiatives.matching.models import Option, Question
        from portal.base.models.edition import watch

        watch(Question, Option)
