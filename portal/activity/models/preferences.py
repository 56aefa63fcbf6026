"""How somebody wants to hear."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from portal.activity.choices import Cap, Channel, Pace

LAST_HOUR = 23
EVERY_CHANNEL = [Channel.BELL.value, Channel.MAIL.value, Channel.PUSH.value]


def every_channel() -> list[str]:
    return list(EVERY_CHANNEL)


class Preference(models.Model):
    """Of one kind of event or of all, in one project or place or everywhere; the most particular row holds."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="preferences"
    )
    kind = models.CharField(_("kind"), max_length=60, blank=True)
    """Empty for all kinds."""
    scope_type = models.ForeignKey(ContentType, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    scope_id = models.PositiveBigIntegerField(null=True, blank=True)
    scope = GenericForeignKey("scope_type", "scope_id")
    """Empty for everywhere."""
    pace = models.CharField(_("how often"), max_length=10, choices=Pace)
    channels = models.JSONField(_("by which way"), default=every_channel)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "scope_type", "scope_id"], name="one_preference_a_kind_and_scope"
            ),
            models.UniqueConstraint(
                fields=["user", "kind"], condition=Q(scope_type__isnull=True), name="one_preference_a_kind_everywhere"
            ),
            models.CheckConstraint(
                condition=Q(scope_type__isnull=True, scope_id__isnull=True)
                | Q(scope_type__isnull=False, scope_id__isnull=False),
                name="preference_has_a_whole_scope",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind} {self.pace}"


class HearingSettings(models.Model):
    """What holds for all mails of a person. Whoever wants to send them one holds this row."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="hearing"
    )
    wants_mail = models.BooleanField(_("mails about what is new"), default=True)
    cap = models.CharField(_("how many mails"), max_length=10, choices=Cap, default=Cap.NONE)
    digest_hour = models.PositiveSmallIntegerField(
        _("hour of the daily mail"), default=7, validators=[MaxValueValidator(LAST_HOUR)]
    )
    digest_weekday = models.PositiveSmallIntegerField(
        _("day of the weekly mail"), default=0, choices=list(WEEKDAYS.items())
    )
    quiet_from = models.PositiveSmallIntegerField(
        _("quiet from"), null=True, blank=True, validators=[MaxValueValidator(LAST_HOUR)]
    )
    quiet_until = models.PositiveSmallIntegerField(
        _("quiet until"), null=True, blank=True, validators=[MaxValueValidator(LAST_HOUR)]
    )
    mailed_at = models.DateTimeField(_("last mail that the cap counts"), null=True, blank=True)

    class Meta:
        verbose_name = _("how somebody wants to hear")
        verbose_name_plural = _("how people want to hear")
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_hours_have_an_end",
            )
        ]

    def __str__(self) -> str:
        return str(self.user_id)
