"""What the search server has still to be told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Unsent(models.Model):
    """An entry was written or removed; noted with it, so that nothing is lost while the server is away."""

    entry = models.BigIntegerField()
    """The number of an entry, which may be gone."""
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("entry the search server is to be told of")
        verbose_name_plural = _("entries the search server is to be told of")

    def __str__(self) -> str:
        return str(self.entry)
