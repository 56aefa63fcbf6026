"""A success story: the problem, what was done, what came of it, and how to do it too."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path
from wagtail.search import index

from initiatives.models import AboutInitiativeMixin, ContactMixin
from initiatives.stories.models.facts import FactsMixin
from initiatives.stories.models.panels import copy_panels, facts_panels, story_panels
from initiatives.stories.querysets import StoryManager
from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage
from portal.regions.models import PointMixin, RegionalMixin


class SuccessStoryPage(ContactMixin, AboutInitiativeMixin, FactsMixin, RegionalMixin, PointMixin, BasePage):
    """Without a municipality it is one of the whole region; without a point it is not on the map."""

    problem = BodyField(
        ContentBlock(),
        verbose_name=_("the problem"),
        blank=True,
        help_text=_("What was wrong, for whom, and why had nobody changed it? Two paragraphs are enough."),
    )
    deeds = BodyField(
        ContentBlock(),
        verbose_name=_("what was done"),
        blank=True,
        help_text=_("How did it begin, who came along, what turned the corner? Quotes make it come alive."),
    )
    outcome = BodyField(
        ContentBlock(),
        verbose_name=_("what came of it"),
        blank=True,
        help_text=_("What is different today? Say honestly what did not work, too."),
    )
    place_name = models.CharField(_("place"), max_length=120, blank=True)

    objects = StoryManager()

    content_panels = [*BasePage.content_panels, *story_panels, *facts_panels, *copy_panels]
    parent_page_types = ["initiatives_stories.StoryIndexPage"]
    subpage_types: list[str] = []
    template = "initiatives/stories/story_page.html"
    preview_kind = "article"
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("problem"),
        index.SearchField("deeds"),
        index.SearchField("outcome"),
        index.SearchField("place_name"),
        index.FilterField("municipality"),
        index.FilterField("duration_months"),
        index.FilterField("people_from"),
        index.FilterField("cost_to"),
        index.RelatedFields("steps", [index.SearchField("title"), index.SearchField("text")]),
        index.RelatedFields("fundings", [index.SearchField("source")]),
        index.RelatedFields("permits", [index.SearchField("what"), index.SearchField("authority")]),
        index.RelatedFields("partners", [index.SearchField("name")]),
        index.RelatedFields("pitfalls", [index.SearchField("title"), index.SearchField("advice")]),
    ]

    class Meta(FactsMixin.Meta):
        abstract = False
        verbose_name = _("success story")
        verbose_name_plural = _("success stories")

    @path("nachmachen/", name="copy")
    def copy_story(self, request: HttpRequest) -> HttpResponse:
        """Somebody does this too."""
        from initiatives.stories.views.copying import copy_story  # noqa: PLC0415  # views build on models

        return copy_story(request, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # Any: Wagtail's own
        from initiatives.stories.surroundings import surroundings_of  # noqa: PLC0415  # it reads these models

        return {**super().get_context(request, *args, **kwargs), **surroundings_of(self, request)}

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:  # Any: JSON
        from initiatives.stories.structured_data import story_data  # noqa: PLC0415  # it reads these models

        return story_data(self, request)

    def in_the_main_language(self) -> "SuccessStoryPage":
        """The translation with which everything is kept that belongs to the story whatever its language."""
        if self.locale.language_code == settings.LANGUAGE_CODE:
            return self
        main = type(self).objects.filter(translation_key=self.translation_key)
        return main.filter(locale__language_code=settings.LANGUAGE_CODE).first() or self

    @property
    def address_to_write_to(self) -> str:
        """The contact's; else that of the initiative, or of whoever made the page."""
        if self.contact_email:
            return self.contact_email
        if self.initiative is not None and self.initiative.contact_email:
            return self.initiative.contact_email
        return self.owner.email if self.owner is not None and self.owner.is_active else ""
