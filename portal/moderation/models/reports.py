"""Somebody says that something should not stand there; an author says that a decision is wrong."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.moderation.choices import ReportReason
from portal.moderation.querysets import ObjectionQuerySet


class Report(models.Model):
    """A notice in the sense of the DSA, Art. 16; each person counts once in a case."""

    case = models.ForeignKey("portal_moderation.Case", on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reported by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="de")
    reason = models.CharField(_("reason"), max_length=12, choices=ReportReason)
    text = models.TextField(_("explanation"), max_length=3000, blank=True)
    created_at = models.DateTimeField(_("when"), default=timezone.now)
    objection = models.TextField(_("objection"), max_length=3000, blank=True)
    """Why the one who has reported it finds the decision wrong; said once."""
    objected_at = models.DateTimeField(_("objected"), null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reporter"], condition=Q(reporter__isnull=False), name="one_report_a_person"
            ),
            models.UniqueConstraint(
                fields=["case", "email"],
                condition=Q(reporter__isnull=True) & ~Q(email=""),
                name="one_report_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.case}"


class Objection(models.Model):
    """A complaint in the sense of the DSA, Art. 20: once a decision, answered by a person."""

    class Outcome(models.TextChoices):
        OPEN = "", _("not answered yet")
        UPHELD = "upheld", _("the objection was right")
        REJECTED = "rejected", _("the decision stands")
        SETTLED = "settled", _("settled: the contribution was withdrawn or is gone")

    decision = models.OneToOneField("portal_moderation.Decision", on_delete=models.CASCADE, related_name="objection")
    text = models.TextField(_("objection"), max_length=3000)
    created_at = models.DateTimeField(_("when"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN, blank=True)
    answer = models.TextField(_("answer"), max_length=3000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")

    def __str__(self) -> str:
        return f"{self.decision}"
