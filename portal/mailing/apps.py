from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingConfig(AppConfig):
    name = "portal.mailing"
    label = "portal_mailing"
    verbose_name = _("Mail")

    def ready(self) -> None:
        from portal.base.watching import checks
        from portal.mailing.models import Outage

        checks.register(checks.Check("mail", lambda: not Outage.objects.exists(), in_database=True))
