"""What makes a page a regional one."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from portal.regions.forms.pages import RegionalPageForm
from portal.regions.models.municipalities import Municipality
from portal.regions.models.topics import Topic


class RegionalMixin(models.Model):
    """Brings topics and a municipality to a page; without a municipality it concerns the whole region."""

    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="+")
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Leave empty if it concerns the whole region."),
    )

    base_form_class = RegionalPageForm

    class Meta:
        abstract = True
