"""Topics, municipalities and the people who look after them."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField


class NamedInTwoLanguages(models.Model):
    """A managed list's row: its name in German and, where it differs, in English."""

    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name


class Topic(NamedInTwoLanguages):
    icon = models.CharField(_("icon"), max_length=40, blank=True)
    colour = models.CharField(_("colour"), max_length=7, blank=True)
    description = models.TextField(_("description"), max_length=400, blank=True)
    picture = models.ForeignKey(
        "portal_base.PortalImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sort_order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Municipality(NamedInTwoLanguages):
    class Kind(models.TextChoices):
        REGION = "region", _("Region")
        COUNTY = "county", _("County")
        CITY = "city", _("City not belonging to a county")
        TOWN = "town", _("Town")
        AMT = "amt", _("Association of municipalities")
        VILLAGE = "village", _("Municipality")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TOWN)
    parent = models.ForeignKey(
        "self", verbose_name=_("belongs to"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    ags = models.CharField(
        _("official municipality key (AGS)"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{5}(\d{3})?$", _("The key has 8 digits, that of a county 5."))],
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    picture = models.ForeignKey(
        "portal_base.PortalImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [
            models.UniqueConstraint(fields=["ags"], condition=~models.Q(ags=""), name="unique_ags_where_known")
        ]


class Manager(models.Model):
    """Someone who looks after one or several municipalities: edits and publishes what is theirs."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="manager"
    )
    municipalities = models.ManyToManyField(Municipality, verbose_name=_("municipalities"), related_name="managers")

    class Meta:
        verbose_name = _("climate manager")
        verbose_name_plural = _("climate managers")

    def __str__(self) -> str:
        return str(self.user)


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

    class Meta:
        abstract = True
