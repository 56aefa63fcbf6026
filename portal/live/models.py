"""When something was last new, for pages that are open."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Nudge(models.Model):
    """Of one channel, the last time that somebody who listens had to look. What is new stands elsewhere."""

    channel = models.CharField(_("channel"), max_length=64, primary_key=True)
    at = models.DateTimeField(_("when"), db_index=True)

    class Meta:
        verbose_name = _("nudge")
        verbose_name_plural = _("nudges")

    def __str__(self) -> str:
        return self.channel
