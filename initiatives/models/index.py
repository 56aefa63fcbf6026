"""The directory's page."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin

from initiatives.directory.layers import layer
from initiatives.directory.models import DirectoryEntry
from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage

CARDS_A_PAGE = 12


class InitiativeIndexPage(RoutablePageMixin, BasePage):
    """All initiatives, as list and map, with filters."""

    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["initiatives.InitiativePage"]
    max_count_per_parent = 1
    template = "initiatives/initiative_index_page.html"

    class Meta:
        verbose_name = _("directory of initiatives")
        verbose_name_plural = _("directories of initiatives")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # Any: Wagtail's own
        entries = DirectoryEntry.objects.on("initiativen").for_readers_of(get_language())
        page_obj = Paginator(entries.order_by("-published_at", "-pk"), CARDS_A_PAGE).get_page(request.GET.get("page"))
        ids = [entry.object_id for entry in page_obj]
        found = layer("initiativen").cards(ids)
        context = super().get_context(request, *args, **kwargs)
        return {**context, "page_obj": page_obj, "cards": [found[pk] for pk in ids if pk in found]}
