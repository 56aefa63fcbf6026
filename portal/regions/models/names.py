"""What the rows of both managed lists are: a name in two languages and an address."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class NamedInTwoLanguages(models.Model):
    """A managed list's row: its name in German and, where it differs, in English."""

    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    slug = models.SlugField(
        _("address"), max_length=80, unique=True, help_text=_("Used in links and filters; better not change it later.")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name
