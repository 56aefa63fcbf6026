"""By which rules the entries of each kind were written last."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Filling(models.Model):
    """All things of one kind were written to the index, or are being written."""

    key = models.CharField(max_length=50, primary_key=True)
    edition = models.PositiveSmallIntegerField()
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("filling of the search index")
        verbose_name_plural = _("fillings of the search index")

    def __str__(self) -> str:
        return self.key
