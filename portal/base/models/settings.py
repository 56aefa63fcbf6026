"""What an administrator sets for the whole portal in the Wagtail admin."""

from copy import copy

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from portal.base.colour_input import ColourInput
from portal.base.contrast import hex_colour
from portal.base.models.edition import kept
from portal.base.public_holidays import region_with_holidays
from portal.base.settings_rules import check_settings
from portal.base.sites import site_of


@register_setting(icon="cog", order=10)
class PortalSettings(BaseSiteSetting):
    """Name, look, contact, map and banner of the portal; one row a site."""

    portal_name = models.CharField(_("name of the portal"), max_length=60, default="MokWi")
    region_name = models.CharField(_("name of the region"), max_length=80, blank=True)
    holiday_region = models.CharField(
        _("public holidays of"),
        max_length=10,
        blank=True,
        validators=[region_with_holidays],
        help_text=_("The country, or a part of it, as ISO 3166 writes it: DE, or DE-SH for Schleswig-Holstein."),
    )
    claim = models.CharField(_("claim"), max_length=160, blank=True, help_text=_("One sentence: what is this for?"))
    claim_en = models.CharField(_("claim in English"), max_length=160, blank=True)
    logo = models.ForeignKey(
        "portal_base.PortalImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    primary_colour = models.CharField(_("primary colour"), max_length=7, default="#00696F", validators=[hex_colour])
    accent_colour = models.CharField(_("accent colour"), max_length=7, default="#F2B705", validators=[hex_colour])
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=40, blank=True)
    contact_address = models.TextField(_("contact address"), max_length=400, blank=True)
    mastodon_url = models.URLField(_("Mastodon"), blank=True)
    instagram_url = models.URLField(_("Instagram"), blank=True)
    facebook_url = models.URLField(_("Facebook"), blank=True)
    youtube_url = models.URLField(_("YouTube"), blank=True)
    map_latitude = models.FloatField(
        _("map centre: latitude"), default=54.32, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    map_longitude = models.FloatField(
        _("map centre: longitude"), default=10.13, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    map_zoom = models.PositiveSmallIntegerField(
        _("map zoom"), default=10, validators=[MinValueValidator(1), MaxValueValidator(19)]
    )
    footer_text = models.TextField(_("footer"), max_length=600, blank=True)
    footer_text_en = models.TextField(_("footer in English"), max_length=600, blank=True)
    banner_text = models.CharField(_("announcement"), max_length=240, blank=True)
    banner_text_en = models.CharField(_("announcement in English"), max_length=240, blank=True)
    banner_url = models.URLField(_("link of the announcement"), blank=True)
    banner_from = models.DateTimeField(_("shown from"), null=True, blank=True)
    banner_until = models.DateTimeField(_("shown until"), null=True, blank=True)

    select_related = ["logo"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("portal_name"),
                FieldPanel("region_name"),
                FieldPanel("holiday_region"),
                FieldPanel("claim"),
                FieldPanel("claim_en"),
                FieldPanel("logo"),
                FieldRowPanel(
                    [
                        FieldPanel("primary_colour", widget=ColourInput),
                        FieldPanel("accent_colour", widget=ColourInput),
                    ]
                ),
            ],
            heading=_("Name and look"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldPanel("contact_email"),
                FieldPanel("contact_phone"),
                FieldPanel("contact_address"),
                FieldPanel("mastodon_url"),
                FieldPanel("instagram_url"),
                FieldPanel("facebook_url"),
                FieldPanel("youtube_url"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("map_latitude"), FieldPanel("map_longitude"), FieldPanel("map_zoom")])],
            heading=_("Map"),
        ),
        MultiFieldPanel([FieldPanel("footer_text"), FieldPanel("footer_text_en")], heading=_("Footer")),
        MultiFieldPanel(
            [
                FieldPanel("banner_text"),
                FieldPanel("banner_text_en"),
                FieldPanel("banner_url"),
                FieldRowPanel([FieldPanel("banner_from"), FieldPanel("banner_until")]),
            ],
            heading=_("Announcement"),
        ),
    ]

    class Meta:
        verbose_name = _("portal settings")

    def __str__(self) -> str:
        return self.portal_name

    def clean(self) -> None:
        super().clean()
        check_settings(self)

    @classmethod
    def for_request(cls, request: HttpRequest) -> "PortalSettings":
        """As Wagtail's, for a site that was kept as well."""
        site_of(request)
        settings: PortalSettings = super().for_request(request)
        return settings

    @classmethod
    def for_site(cls, site: Site | None) -> "PortalSettings":
        """As Wagtail's, but read from the database once an edition; everybody gets an object of their own."""
        return copy(_settings_of(site))

    def _in_language(self, field: str) -> str:
        english = getattr(self, f"{field}_en") if get_language() == "en" else ""
        return english or getattr(self, field)

    @property
    def claim_text(self) -> str:
        return self._in_language("claim")

    @property
    def footer(self) -> str:
        return self._in_language("footer_text")

    @property
    def banner(self) -> str:
        """The announcement in the reader's language, empty outside its dates."""
        now = timezone.now()
        if (self.banner_from and now < self.banner_from) or (self.banner_until and now >= self.banner_until):
            return ""
        return self._in_language("banner_text")


@kept
def _settings_of(site: Site | None) -> PortalSettings:
    """With the logo, which every page may ask for."""
    settings = super(PortalSettings, PortalSettings).for_site(site)
    getattr(settings, "logo", None)
    return settings
