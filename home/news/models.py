"""News and their list."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.query import PageQuerySet
from wagtail.search import index

from home.news.feeds import atom_feed
from home.news.lists import NewsFilterForm, narrowed
from home.teasers import with_card_data
from initiatives.models import AboutInitiativeMixin
from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.languages import language_of
from portal.base.models import BasePage
from portal.base.seo import ancestors_of, organization, preview_picture
from portal.base.visibility import readers_may_read
from portal.regions.models import RegionalMixin

CARDS_A_PAGE = 12
ENTRIES_A_FEED = 30


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All news, newest first, filtered by topic, municipality and year."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home_news.NewsPage"]
    max_count_per_parent = 1
    template = "home/news/news_index_page.html"

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def news(self) -> "PageQuerySet[NewsPage]":
        """The articles that a reader of this page may read, newest first."""
        return readers_may_read(self, NewsPage.objects.child_of(self)).order_by("-date", "-pk")

    def filter_form(self, request: HttpRequest) -> NewsFilterForm:
        years = [day.year for day in self.news().order_by().dates("date", "year", order="DESC")]
        return NewsFilterForm(request.GET, years=years)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # Any: Wagtail's own
        context = super().get_context(request, *args, **kwargs)
        form = self.filter_form(request)
        news = with_card_data(narrowed(self.news(), form.chosen))
        context["filter_form"] = form
        context["filter_query"] = urlencode(form.query)
        context["page_obj"] = Paginator(news, CARDS_A_PAGE).get_page(request.GET.get("page"))
        return context

    @path("feed.atom/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        news = narrowed(self.news(), self.filter_form(request).chosen).prefetch_related("topics")
        return atom_feed(request=request, index=self, news=news[:ENTRIES_A_FEED])


class NewsPage(AboutInitiativeMixin, RegionalMixin, BasePage):
    """One article."""

    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    author = models.CharField(_("author"), max_length=120, blank=True)
    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("author")]),
        MultiFieldPanel(
            [FieldPanel("topics"), FieldPanel("municipality"), FieldPanel("initiative")], heading=_("What and where")
        ),
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
    preview_kind = "article"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # Any: Wagtail's own
        context = super().get_context(request, *args, **kwargs)
        siblings = readers_may_read(self, NewsPage.objects.sibling_of(self, inclusive=False)).order_by("-date", "-pk")
        context["more_news"] = with_card_data(siblings)[:3]
        context["index"] = ancestors_of(self)[-1]
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:  # Any: JSON
        data = {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.introduction,
            "datePublished": self.date,
            "dateModified": self.last_published_at,
            "inLanguage": language_of(self),
            "mainEntityOfPage": self.get_full_url(request),
            "image": preview_picture(request, self).get("url"),
            "author": {"@type": "Person", "name": self.author} if self.author else None,
            "publisher": organization(request),
        }
        return [{key: value for key, value in data.items() if value}]
