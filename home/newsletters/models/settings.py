"""Whether there is a newsletter at all."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from portal.base.models.edition import kept


@register_setting(icon="mail", order=45)
class NewsletterSettings(BaseGenericSetting):
    is_offered = models.BooleanField(
        _("the newsletter can be subscribed to"),
        default=True,
        help_text=_("A field for the address stands at the foot of every page then."),
    )

    panels = [FieldPanel("is_offered")]

    class Meta:
        verbose_name = _("Newsletter")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


@kept
def is_offered() -> bool:
    settings = NewsletterSettings.objects.first()
    return settings is None or settings.is_offered
