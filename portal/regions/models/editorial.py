"""What the editors write at the top of a topic's or a municipality's page."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField


class EditorialMixin(models.Model):
    """A short text for cards, a long one for the page, each in German and, where there is one, in English."""

    description = models.TextField(_("description"), max_length=400, blank=True)
    description_en = models.TextField(_("description in English"), max_length=400, blank=True)
    picture = models.ForeignKey(
        "portal_base.PortalImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = BodyField(ContentBlock(), verbose_name=_("text of the page"), blank=True)
    body_en = BodyField(ContentBlock(), verbose_name=_("text of the page in English"), blank=True)

    class Meta:
        abstract = True

    @property
    def introduction(self) -> str:
        """The description in the reader's language; there is no other where an English one is missing."""
        return self.description_en if _reads_english() else self.description

    @property
    def text(self) -> StreamValue:
        """The long text in the reader's language."""
        return self.body_en if _reads_english() else self.body


def _reads_english() -> bool:
    return get_language() == "en"
