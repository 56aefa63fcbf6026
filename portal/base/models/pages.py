"""The page that every page of the portal is."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class BasePage(Page):
    """A Wagtail page with a teaser: one short text and one picture for cards, link previews and search results."""

    introduction = models.TextField(
        _("introduction"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences. They open the page and stand on its card in lists."),
    )
    picture = models.ForeignKey(
        "portal_base.PortalImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Opens the page and stands on its card in lists and in link previews."),
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("picture")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    readers_kind: "StrOrPromise" = ""
    """What readers call pages of this kind, in the plural: the search then offers to show only these."""

    class Meta:
        abstract = True
