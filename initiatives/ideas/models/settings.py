"""What an administrator decides about ideas; whether they are looked at before is a matter of moderation."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import register_setting

from portal.base.models import KeptSetting


@register_setting(icon="help", order=45)
class IdeaSettings(KeptSetting):
    days_to_answer = models.PositiveSmallIntegerField(
        _("days until an answer"),
        default=42,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("So long after its publication an idea has an answer: this is promised on its page."),
    )
    shows_overdue = models.BooleanField(
        _("say publicly when an answer is overdue"),
        default=True,
        help_text=_("On the page of the idea. The managers see it in any case."),
    )

    panels = [FieldPanel("days_to_answer"), FieldPanel("shows_overdue")]

    class Meta:
        verbose_name = _("ideas")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
