"""What was looked for and not found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.querysets import EmptySearchQuerySet


class EmptySearch(models.Model):
    """How often and on how many days; neither who nor from where. The words are there once they are common, see
    `services.missing`: before, a digest alone that nobody can read."""

    digest = models.CharField(max_length=40, unique=True)
    words = models.CharField(_("words"), max_length=80, blank=True)
    language = models.CharField(_("language"), max_length=10)
    times = models.PositiveIntegerField(_("how often"), default=1)
    days = models.PositiveIntegerField(_("on how many days"), default=1)
    last_day = models.DateField(_("last searched for"))

    objects = EmptySearchQuerySet.as_manager()

    class Meta:
        ordering = ["-days", "-times", "words"]
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")

    def __str__(self) -> str:
        return self.words
