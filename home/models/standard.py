"""The page for everything that is neither news nor event."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from home.contents import with_contents
from home.teasers import attach_pictures
from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage
from portal.base.visibility import readers_may_read


class StandardPage(BasePage):
    """A page of blocks, with pages of its own below it."""

    show_contents = models.BooleanField(
        _("show the table of contents"),
        default=False,
        help_text=_("Lists the headings at the top of the page. Useful on long pages."),
    )
    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("show_contents"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage", "home.FormPage"]
    template = "home/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # Any: Wagtail's own
        context = super().get_context(request, *args, **kwargs)
        context["children"] = list(readers_may_read(self, self.get_children()).specific())
        attach_pictures(context["children"])
        if self.show_contents:
            context["body"], context["contents"] = with_contents(self.body, context)
        return context
