"""News and their list."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage
from portal.regions.models import RegionalMixin


class NewsIndexPage(BasePage):
    """All news, newest first, filtered by topic, municipality and year."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home_news.NewsPage"]
    max_count_per_parent = 1
    template = "home/news/news_index_page.html"

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")


class NewsPage(RegionalMixin, BasePage):
    """One article."""

    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    author = models.CharField(_("author"), max_length=120, blank=True)
    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("author")]),
        MultiFieldPanel([FieldPanel("topics"), FieldPanel("municipality")], heading=_("What and where")),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    parent_page_types = ["home_news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "home/news/news_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
