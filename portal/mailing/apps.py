from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingConfig(AppConfig):
    name = "portal.mailing"
    label = "portal_mailing"
    verbose_name = _("Mail")

    def ready(self) -> None:
        from portal.base.watching import checks, numbers
        from portal.mailing.choices import State
        from portal.mailing.models import Outage, OutgoingMail

        checks.register(checks.Check("mail", lambda: not Outage.objects.exists(), in_database=True))
        waiting = OutgoingMail.objects.filter(state=State.WAITING).order_by("created_at")
        numbers.register("mokwi_mails_waiting", "Mails that wait", waiting.count)
        numbers.register(
            "mokwi_oldest_mail_seconds",
            "How long the oldest of them has waited",
            lambda: numbers.seconds_since(waiting.values_list("created_at", flat=True).first()),
        )
