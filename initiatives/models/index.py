"""The directory's page."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from initiatives.directory.exports import atom_of, csv_of, geojson_of
from initiatives.directory.layers import layer
from initiatives.directory.listing import Listing
from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage


class InitiativeIndexPage(RoutablePageMixin, BasePage):
    """All initiatives, as list and map, with filters; each view also as Atom, CSV and GeoJSON."""

    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["initiatives.InitiativePage"]
    max_count_per_parent = 1
    template = "initiatives/initiative_index_page.html"

    class Meta:
        verbose_name = _("directory of initiatives")
        verbose_name_plural = _("directories of initiatives")

    def listing(self, request: HttpRequest) -> Listing:
        return Listing.read(request, layer("initiativen"))

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, context_overrides=self.listing(request).context(request.GET.get("page")))

    @path("feed.atom/")
    def news_feed(self, request: HttpRequest) -> HttpResponse:
        link = self.get_full_url(request) or ""
        return atom_of(self.listing(request), request, title=self.title, description=self.introduction, link=link)

    @path("liste.csv/")
    def table(self, request: HttpRequest) -> FileResponse:
        return csv_of(self.listing(request), request)

    @path("karte.geojson/")
    def points(self, request: HttpRequest) -> FileResponse:
        return geojson_of(self.listing(request), request)
