"""News on the pages of the initiatives."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.news.models import NewsPage
from home.teasers import with_card_data
from initiatives.directory.layers import Card
from initiatives.directory.related import RelatedList
from portal.base.visibility import everybody_may_read

MOST = 3


def news_about(initiative_ids: Sequence[int]) -> list[Card]:
    """The newest in the reader's language."""
    pages = NewsPage.objects.filter(initiative__in=initiative_ids, locale__language_code=get_language())
    pages = with_card_data(everybody_may_read(pages).order_by("-date", "-pk"))[:MOST]
    return [
        Card(
            object_id=page.pk,
            url=page.url or "",
            title=page.title,
            text=page.introduction,
            when=date_format(page.date),
            picture=page.picture,
        )
        for page in pages
    ]


NEWS_OF_AN_INITIATIVE = RelatedList(
    name="news", heading=_("News"), model=NewsPage, path="initiative", cards=news_about, order=40
)
