"""What managers recommend for certain words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.models.several_words import SeveralWords


class Promotion(SeveralWords):
    """Stands above the results for these words, marked as recommended, for readers of this language."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    address = models.CharField(
        _("or the address of something else"),
        max_length=500,
        blank=True,
        help_text=_("Of an idea or a call, for instance, as it stands in the browser."),
    )
    key = models.CharField(max_length=40, editable=False)
    object_pk = models.BigIntegerField(editable=False)
    """Of the entry that the page or the address has: what it is called, and whether it is found, is asked there."""

    class Meta:
        ordering = ["words"]
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=True) ^ models.Q(address=""), name="promotion_of_page_or_address"
            )
        ]
