"""Which mails have come in: none is taken twice, and nobody can keep the portal busy."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.activity.replying.choices import Outcome
from portal.activity.replying.querysets import TakenMailQuerySet
from portal.mailing.models import LONGEST_ADDRESS


class TakenMail(models.Model):
    """Who wrote when and what became of it; never what it said."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    """The same mail, delivered twice, has the same."""
    sender = models.CharField(_("sender"), max_length=LONGEST_ADDRESS, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.FAILED)
    was_told = models.BooleanField(default=False)
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = TakenMailQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name = _("mail that came in")
        verbose_name_plural = _("mails that came in")
        indexes = [
            models.Index(fields=["user", "at"], name="taken_of_a_person"),
            models.Index(fields=["sender", "at"], name="taken_of_an_address"),
            models.Index(fields=["at"], name="taken_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} ({self.at})"
