"""Ready-made reasons, and the prints by which a text is known again."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.moderation.choices import Action


class TextModule(models.Model):
    """A reason that managers use again and again; they can change it before it goes out."""

    name = models.CharField(_("name"), max_length=80)
    action = models.CharField(
        _("for the decision"), max_length=10, choices=Action, blank=True, help_text=_("Leave empty for all of them.")
    )
    text_de = models.TextField(_("text in German"), max_length=2000)
    text_en = models.TextField(_("text in English"), max_length=2000, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("text module")
        verbose_name_plural = _("text modules")

    def __str__(self) -> str:
        return self.name


class Fingerprint(models.Model):
    """The print of a folded text; kept for some days, the text itself is not."""

    print = models.CharField(max_length=64)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    model_name = models.CharField(max_length=80)
    object_id = models.PositiveBigIntegerField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("fingerprint")
        verbose_name_plural = _("fingerprints")
        constraints = [
            models.UniqueConstraint(fields=["model_name", "object_id"], name="one_fingerprint_a_contribution")
        ]
        indexes = [
            models.Index(fields=["print"], name="fingerprints"),
            models.Index(fields=["user", "created_at"], name="fingerprints_of_a_person"),
        ]

    def __str__(self) -> str:
        return self.print[:12]
