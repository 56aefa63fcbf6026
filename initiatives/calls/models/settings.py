"""What an administrator decides about calls."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="pick", order=40)
class CallSettings(BaseSiteSetting):
    moderate_offers = models.BooleanField(
        _("offers of citizens wait for approval"),
        default=True,
        help_text=_("The managers of the municipality look at an offer before everybody sees it."),
    )

    panels = [FieldPanel("moderate_offers")]

    class Meta:
        verbose_name = _("calls and offers")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
