"""The front page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from home.blocks import SectionsBlock
from portal.base.fields import BodyField
from portal.base.languages import NO_TRANSLATION
from portal.base.models import BasePage, Edition
from portal.base.seo import organization

SECTION_SECONDS = 60  # the sections are drawn once a minute, for events end, and with each edition


class HomePage(BasePage):
    """The front page: a question, one search field, and sections in the managers' order."""

    question = models.CharField(
        _("question"),
        max_length=120,
        blank=True,
        help_text=_("The large line at the top of the home page. Without it, the title is shown."),
    )
    search_examples = models.CharField(
        _("examples for the search"),
        max_length=200,
        blank=True,
        help_text=_("A few words, separated by commas. They appear as links below the search field."),
    )
    sections = BodyField(SectionsBlock(), verbose_name=_("sections"), blank=True)

    content_panels = [
        BasePage.content_panels[0],
        MultiFieldPanel(
            [
                FieldPanel("question"),
                FieldPanel("introduction"),
                FieldPanel("picture"),
                FieldPanel("search_examples"),
            ],
            heading=_("Opening"),
        ),
        FieldPanel("sections"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("question"), index.SearchField("sections")]

    parent_page_types = ["wagtailcore.Page"]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def headline(self) -> str:
        return self.question or self.title

    @property
    def search_example_list(self) -> list[str]:
        return [example.strip() for example in self.search_examples.split(",") if example.strip()]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # Any: Wagtail's own
        context = super().get_context(request, *args, **kwargs)
        is_preview = getattr(request, "is_preview", False)
        context["section_version"] = "preview" if is_preview else Edition.present()
        context["section_seconds"] = 0 if is_preview else SECTION_SECONDS
        context["came_for_a_translation"] = NO_TRANSLATION in request.GET
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:  # Any: JSON
        return [organization(request)]
