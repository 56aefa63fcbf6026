"""The sections of the front page."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import PageQuerySet

from home import block_examples
from home.events.services import upcoming_occurrences
from home.foot import foot
from home.news.models import NewsPage
from home.teasers import open_pages, with_card_data
from portal.base.blocks import ContentBlock
from portal.base.visibility import everybody_may_read

Context = dict[str, Any]  # Any: what a template may hold


class HeadedBlock(blocks.StructBlock):
    """A section with a heading of its own."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    introduction = blocks.TextBlock(label=_("Introduction"), max_length=300, required=False, rows=2)


class FeaturedPagesBlock(HeadedBlock):
    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1, max_num=6)

    class Meta:
        icon = "pick"
        label = _("Featured pages")
        description = _("Up to six pages that you choose, as cards.")
        template = "home/blocks/featured_pages.html"
        preview_value = staticmethod(block_examples.featured_pages)

    def get_context(self, value: blocks.StructValue, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context=parent_context)
        context["pages"] = open_pages([page.pk for page in value["pages"] if page])
        return context


class NewestBlock(HeadedBlock):
    """The newest pages of one kind, in the language of the reader."""

    KINDS = [("news", _("News")), ("pages", _("Pages"))]

    kind = blocks.ChoiceBlock(label=_("What"), choices=KINDS, default="news")
    count = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=12, default=3)

    class Meta:
        icon = "list-ul"
        label = _("Newest")
        description = _("The newest pages of one kind. New ones appear by themselves.")
        template = "home/blocks/newest.html"
        preview_value = staticmethod(block_examples.newest)

    def get_context(self, value: blocks.StructValue, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context=parent_context)
        context["pages"] = with_card_data(newest(value["kind"]))[: value["count"] or 3]
        context["index"] = foot().lists.get("newsindexpage") if value["kind"] == "news" else None
        return context


def newest(kind: str) -> PageQuerySet:
    """Pages of a kind that everybody may see, newest first."""
    from home.models.standard import StandardPage  # noqa: PLC0415  # the models hold these blocks

    if kind == "pages":
        pages = StandardPage.objects.order_by("-first_published_at", "-pk")
    else:
        pages = NewsPage.objects.order_by("-date", "-pk")
    return everybody_may_read(pages).filter(locale__language_code=get_language())


class UpcomingEventsBlock(HeadedBlock):
    count = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=12, default=4)

    class Meta:
        icon = "calendar-alt"
        label = _("Upcoming events")
        description = _("What comes next in the calendar.")
        template = "home/blocks/upcoming_events.html"
        preview_value = staticmethod(block_examples.upcoming_events)

    def get_context(self, value: blocks.StructValue, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context=parent_context)
        context["occurrences"] = upcoming_occurrences(limit=value["count"] or 4)
        context["index"] = foot().lists.get("eventindexpage")
        return context


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), max_length=300, required=False, rows=2)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    link_label = blocks.CharBlock(label=_("Link text"), max_length=60, required=False)

    class Meta:
        icon = "form"
        label = _("Step")


class StepsBlock(HeadedBlock):
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=2, max_num=6)

    class Meta:
        icon = "list-ol"
        label = _("How to take part")
        description = _("Numbered steps: how someone gets from looking to doing.")
        template = "home/blocks/steps.html"
        preview_value = staticmethod(block_examples.steps)


class PartnerBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    logo = ImageChooserBlock(label=_("Logo"), required=False)
    url = blocks.URLBlock(label=_("Website"), required=False)

    class Meta:
        icon = "group"
        label = _("Partner")


class PartnersBlock(HeadedBlock):
    partners = blocks.ListBlock(PartnerBlock(), label=_("Partners"), min_num=1, max_num=24)

    class Meta:
        icon = "group"
        label = _("Partners")
        description = _("Logos of the organisations behind the portal.")
        template = "home/blocks/partners.html"
        preview_value = staticmethod(block_examples.partners)


class WhereDoIFitBlock(HeadedBlock):
    button = blocks.CharBlock(label=_("Button text"), max_length=40)

    class Meta:
        icon = "help"
        label = _("Where do I fit?")
        description = _("The way to the questions that lead to fitting initiatives and calls.")
        template = "home/blocks/where_do_i_fit.html"
        preview_value = staticmethod(block_examples.where_do_i_fit)


class SectionsBlock(ContentBlock):
    """All that a page may hold, and what only the front page has."""

    featured_pages = FeaturedPagesBlock(group=_("Home page"))
    newest = NewestBlock(group=_("Home page"))
    upcoming_events = UpcomingEventsBlock(group=_("Home page"))
    steps = StepsBlock(group=_("Home page"))
    where_do_i_fit = WhereDoIFitBlock(group=_("Home page"))
    partners = PartnersBlock(group=_("Home page"))
