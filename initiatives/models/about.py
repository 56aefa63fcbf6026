"""What makes a page one about an initiative."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AboutInitiativeMixin(models.Model):
    """The page appears on the initiative's page too."""

    initiative = models.ForeignKey(
        "initiatives.InitiativePage",
        verbose_name=_("initiative"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands on the page of this initiative too."),
    )

    class Meta:
        abstract = True
