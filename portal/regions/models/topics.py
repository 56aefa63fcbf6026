"""The topics by which everything in the portal is sorted."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.base.contrast import CONTRAST_OF_GRAPHICS, WHITE, check_contrast, hex_colour
from portal.regions.models.editorial import EditorialMixin
from portal.regions.models.names import NamedInTwoLanguages


class TopicIcon(models.TextChoices):
    """The icons of the sprite that stand for topics."""

    BICYCLE = "bicycle", _("Bicycle")
    TREE = "tree", _("Tree")
    SUN = "sun", pgettext_lazy("icon", "Sun")
    LIGHTNING = "lightning-charge", _("Lightning")
    RECYCLE = "recycle", _("Recycling")
    FLOWER = "flower1", _("Flower")
    PALETTE = "palette", _("Palette")
    HOUSE = "house-heart", _("House")
    BASKET = "basket", _("Basket")
    DROPLET = "droplet", _("Drop of water")
    BOOK = "book", _("Book")
    TOOLS = "tools", _("Tools")
    TRAIN = "train-front", _("Train")
    WIND = "wind", _("Wind")


class Topic(EditorialMixin, NamedInTwoLanguages):
    icon = models.CharField(_("icon"), max_length=40, blank=True, choices=TopicIcon)
    colour = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[hex_colour],
        help_text=_("The background of the white icon; a topic is never marked by its colour alone."),
    )
    sort_order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def get_absolute_url(self) -> str:
        return reverse("places:topic", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        if self.colour:
            try:
                check_contrast(self.colour, WHITE, least=CONTRAST_OF_GRAPHICS)
            except ValidationError as too_low:
                raise ValidationError({"colour": too_low}) from too_low
