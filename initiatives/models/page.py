"""An initiative: the public face of a group, an association, a company or a project."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from initiatives.models.contact import ContactMixin
from initiatives.models.panels import contact_panels, more_panels, what_panels, where_panels
from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage
from portal.base.seo import preview_picture
from portal.regions.models import PointMixin, RegionalMixin


class InitiativePage(ContactMixin, RegionalMixin, PointMixin, BasePage):
    """Without a municipality it is one of the whole region; without a point it is not on the map."""

    class Kind(models.TextChoices):
        INITIATIVE = "initiative", _("Initiative")
        ASSOCIATION = "association", _("Association")
        COMPANY = "company", _("Company")
        PUBLIC_BODY = "public_body", _("Public body")
        PROJECT = "project", _("Project")

    class Status(models.TextChoices):
        IDEA = "idea", _("Idea")
        STARTING = "starting", _("Starting")
        RUNNING = "running", _("Running")
        PAUSED = "paused", _("Paused")
        FINISHED = "finished", _("Finished")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.INITIATIVE)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.RUNNING)
    since = models.DateField(_("since"), null=True, blank=True, help_text=_("Shown as month and year."))
    wants_people = models.BooleanField(
        _("looks for people who join in"),
        default=False,
        help_text=_("Open calls for helping hands count too, without this."),
    )
    is_featured = models.BooleanField(_("featured"), default=False, help_text=_("Stands first where there is room."))
    body = BodyField(ContentBlock(), verbose_name=_("story"), blank=True)

    place_name = models.CharField(_("place"), max_length=120, blank=True)
    address = models.TextField(_("address"), max_length=300, blank=True)

    website = models.URLField(_("website"), blank=True)

    action_title = models.CharField(_("heading"), max_length=80, blank=True)
    action_text = models.TextField(_("text"), max_length=300, blank=True)
    action_label = models.CharField(_("text on the button"), max_length=40, blank=True)
    action_page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    action_url = models.URLField(_("or an address elsewhere"), blank=True)

    content_panels = [*BasePage.content_panels, *what_panels, *where_panels, *contact_panels, *more_panels]
    promote_panels = [FieldPanel("is_featured"), *BasePage.promote_panels]
    parent_page_types = ["initiatives.InitiativeIndexPage"]
    subpage_types: list[str] = []
    template = "initiatives/initiative_page.html"
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place_name"),
        index.SearchField("body"),
        index.FilterField("municipality"),
    ]

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # Any: Wagtail's own
        from initiatives.surroundings import surroundings_of  # noqa: PLC0415  # it reads these models

        return {**super().get_context(request, *args, **kwargs), **surroundings_of(self, request)}

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:  # Any: JSON
        """As an organization, which every kind of initiative is for search engines."""
        from initiatives.parts import parts_of  # noqa: PLC0415  # it reads these models

        data = {
            "@type": "Organization",
            "name": self.title,
            "description": self.introduction,
            "url": self.website or self.get_full_url(request),
            "image": preview_picture(request, self).get("url"),
            "foundingDate": self.since.isoformat() if self.since else None,
            "sameAs": [link.url for link in parts_of(self, request).links],
            "areaServed": str(self.municipality) if self.municipality else None,
        }
        return [{key: value for key, value in data.items() if value}]

    @property
    def action_target(self) -> str:
        """Where the button of the call to action leads; nothing where its page was taken down."""
        page = self.action_page
        return self.action_url or (page.url if page and page.live else "") or ""

    @property
    def concerns_the_whole_region(self) -> bool:
        return self.municipality_id is None

    def clean(self) -> None:
        super().clean()
        target = bool(self.action_page_id or self.action_url)
        if self.action_label and not target:
            raise ValidationError({"action_page": _("Where does the button lead?")})
        if target and not self.action_label:
            raise ValidationError({"action_label": _("What stands on the button?")})
