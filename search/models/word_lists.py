"""The words of the index, for “meintest du”."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WordList(models.Model):
    """One row, written whole each time (`services.spelling`)."""

    made_at = models.DateTimeField()
    packed = models.BinaryField()

    class Meta:
        verbose_name = _("word list")
        verbose_name_plural = _("word lists")

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}"
