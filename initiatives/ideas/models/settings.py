"""What an administrator decides about ideas; whether they are looked at before is a matter of moderation."""

from copy import copy
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from portal.base.models.edition import kept


@register_setting(icon="help", order=45)
class IdeaSettings(BaseGenericSetting):
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

    @classmethod
    def load(cls, request_or_site: Any = None) -> "IdeaSettings":  # Any: as Wagtail's own
        """As Wagtail's, but read from the database once an edition; everybody gets an object of their own."""
        return copy(_settings())

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


@kept
def _settings() -> IdeaSettings:
    return super(IdeaSettings, IdeaSettings).load()
