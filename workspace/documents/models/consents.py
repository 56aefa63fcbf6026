"""What the people on a picture have agreed to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.documents.choices import How, Purpose
from workspace.documents.outside import ConsentQuerySet


class PictureNote(models.Model):
    """Whether people can be recognised on it. Without a row nobody has said."""

    document = models.OneToOneField("workspace_documents.Document", on_delete=models.CASCADE, related_name="note")
    has_people = models.BooleanField(_("people can be recognised"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("noted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)

    class Meta:
        verbose_name = _("who is on a picture")
        verbose_name_plural = _("who is on pictures")

    def __str__(self) -> str:
        return str(self.document)


class Consent(models.Model):
    """Of one person, or of several who were asked together. Withdrawn it stays, so that everybody sees it was."""

    document = models.ForeignKey("workspace_documents.Document", on_delete=models.CASCADE, related_name="consents")
    who = models.CharField(_("who"), max_length=120)
    purposes = models.JSONField(_("agreed to"), default=list)
    """Of `Purpose`."""
    until = models.DateField(_("until"), null=True, blank=True)
    given_by = models.CharField(_("given by"), max_length=120, blank=True)
    """Where somebody else answers for them: for children their parents."""
    given_on = models.DateField(_("given on"))
    how = models.CharField(_("how"), max_length=10, choices=How)
    proof = models.ForeignKey(
        "workspace_documents.Document",
        verbose_name=_("proof"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("noted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("withdrawal noted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    warned_at = models.DateTimeField(_("warned"), null=True, blank=True)
    """That it is about to end; once."""

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["who", "pk"]
        verbose_name = _("consent to a picture")
        verbose_name_plural = _("consents to pictures")
        indexes = [models.Index(fields=["until"], name="consents_by_end")]

    def __str__(self) -> str:
        return self.who

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_over(self) -> bool:
        return self.until is not None and self.until < timezone.localdate()

    @property
    def purpose_labels(self) -> list[str]:
        return [str(purpose.label) for purpose in Purpose if purpose in self.purposes]

    def covers(self, purpose: str) -> bool:
        """Today. Who agrees that everybody sees it agrees that some do."""
        wanted = {purpose, Purpose.PORTAL} if purpose == Purpose.LINK else {purpose}
        return not self.is_withdrawn and not self.is_over and bool(wanted & set(self.purposes))


class Confirmation(models.Model):
    """Somebody has shown a picture to others though no consent was written down that fits, and has said so."""

    document = models.ForeignKey("workspace_documents.Document", on_delete=models.CASCADE, related_name="confirmations")
    purpose = models.CharField(_("for"), max_length=10, choices=Purpose)
    doubts = models.JSONField(_("what was missing"), default=list)
    """Of `doubts.Kind`."""
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("said by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    said_at = models.DateTimeField(_("said"), default=timezone.now)

    class Meta:
        ordering = ["-said_at", "-pk"]
        verbose_name = _("confirmation without a consent")
        verbose_name_plural = _("confirmations without a consent")

    def __str__(self) -> str:
        return f"{self.document}: {self.get_purpose_display()}"
