"""Articles among the shared news of a network of projects."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from home.news.models import NewsPage
from home.teasers import with_card_data
from initiatives.directory.layers import Card
from portal.base.visibility import everybody_may_read
from workspace.networks.sources import Item, NewsSource, Scope


def _pages(scope: Scope) -> Any:  # Any: a queryset of NewsPage
    return everybody_may_read(NewsPage.objects.filter(initiative__in=scope.pages, locale__language_code=get_language()))


def count(scope: Scope) -> int:
    number: int = _pages(scope).count()
    return number


def newest(scope: Scope, number: int) -> list[Item]:
    pages = with_card_data(_pages(scope).select_related("initiative").order_by("-date", "-pk"))[:number]
    return [Item(at=_moment(page), card=_card(page), who=page.author or str(page.initiative)) for page in pages]


def _moment(page: NewsPage) -> datetime:
    """The day on which it is dated, and the hour at which it came out, where that was the same day."""
    published = page.first_published_at
    if published is not None and timezone.localtime(published).date() == page.date:
        return published
    return timezone.make_aware(datetime.combine(page.date, time.min))


def _card(page: NewsPage) -> Card:
    return Card(
        object_id=page.pk,
        url=page.url or "",
        title=page.title,
        text=page.introduction,
        eyebrow=str(page.initiative),
        when=date_format(page.date),
        picture=page.picture,
    )


NEWS_OF_A_NETWORK = NewsSource(name="news", count=count, newest=newest)
