"""What an administrator decides about projects."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="group", order=46)
class ProjectSettings(BaseGenericSetting):
    days_of_silence = models.PositiveSmallIntegerField(
        _("days of silence"),
        default=90,
        validators=[MinValueValidator(14), MaxValueValidator(730)],
        help_text=_(
            "When nothing has happened in a project for so long, its leads are asked by mail whether it goes on. "
            "Without an answer it rests a month later."
        ),
    )

    hours_of_inspection = models.PositiveSmallIntegerField(
        _("hours of a look into a workspace"),
        default=72,
        validators=[MinValueValidator(1), MaxValueValidator(336)],
        help_text=_(
            "After a report from inside a manager may read in a workspace for so long; everybody there sees it."
        ),
    )

    panels = [FieldPanel("days_of_silence"), FieldPanel("hours_of_inspection")]

    class Meta:
        verbose_name = _("projects")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
