"""A menu a place, a site and a language, and its entries."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Locale, Orderable, Site


def default_site() -> int | None:
    return Site.objects.filter(is_default_site=True).values_list("pk", flat=True).first()


def default_locale() -> int:
    return Locale.get_default().pk


class Menu(ClusterableModel):
    """The entries that stand in one place of every page.

    One menu in the main language is enough: where a language has none of its own, the main language's menu is shown
    with the pages' translations.
    """

    class Place(models.TextChoices):
        MAIN = "main", _("Main menu (top of every page)")
        FOOTER = "footer", _("Footer (bottom of every page)")

    place = models.CharField(_("place"), max_length=10, choices=Place, default=Place.MAIN)
    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("site"), on_delete=models.CASCADE, related_name="+", default=default_site
    )
    locale = models.ForeignKey(
        "wagtailcore.Locale",
        verbose_name=_("language"),
        on_delete=models.PROTECT,
        related_name="+",
        default=default_locale,
        help_text=_("A language without a menu of its own shows the German menu with the translated pages."),
    )

    panels = [
        FieldPanel("place"),
        FieldRowPanel([FieldPanel("site"), FieldPanel("locale")]),
        InlinePanel("items", heading=_("Entries"), label=_("Entry")),
    ]

    class Meta:
        ordering = ["site", "place", "locale"]
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints = [
            models.UniqueConstraint(
                fields=["place", "site", "locale"],
                name="unique_menu_a_place_and_language",
                violation_error_message=_("There is already a menu for this place and language."),
            )
        ]

    def __str__(self) -> str:
        return self.get_place_display()


class MenuItem(Orderable):
    """A link to a page of the portal or to an address elsewhere."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    url = models.CharField(
        _("address"),
        max_length=500,
        blank=True,
        help_text=_("Only if no page is chosen: https://… for other sites, or /… within the portal."),
    )
    title = models.CharField(
        _("title"), max_length=60, blank=True, help_text=_("Leave empty to use the title of the page.")
    )
    title_en = models.CharField(
        _("title in English"), max_length=60, blank=True, help_text=_("For an address: what readers of English see.")
    )
    is_nested = models.BooleanField(_("sub-entry of the entry above"), default=False)

    panels = [
        FieldPanel("page"),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("title"), FieldPanel("title_en")]),
        FieldPanel("is_nested"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, url="") | (models.Q(page__isnull=True) & ~models.Q(url="")),
                name="menu_item_has_page_or_url",
                violation_error_message=_("Choose either a page or an address."),
            )
        ]

    def __str__(self) -> str:
        return self.title or (str(self.page) if self.page else self.url)

    def clean(self) -> None:
        super().clean()
        if self.url and not re.match(r"(https?://|mailto:|/(?![/\\]))", self.url):
            raise ValidationError({"url": _("Enter https://… for another site, or /… for a page of the portal.")})
        if self.url and not self.title:
            raise ValidationError({"title": _("An address needs a title.")})
