"""News to subscribe to."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from portal.base.models import PortalSettings

if TYPE_CHECKING:
    from home.news.models import NewsIndexPage, NewsPage


def atom_feed(*, request: HttpRequest, index: "NewsIndexPage", news: Iterable["NewsPage"]) -> HttpResponse:
    """The news as an Atom feed whose address is the one that was asked for."""
    portal = PortalSettings.for_request(request)
    feed = Atom1Feed(
        title=f"{index.title} · {portal.portal_name}",
        link=index.get_full_url(request),
        description=index.introduction,
        language=index.locale.language_code,
        feed_url=request.build_absolute_uri(),
    )
    for page in news:
        url = page.get_full_url(request)
        feed.add_item(
            title=page.title,
            link=url,
            unique_id=url,
            description=page.introduction,
            pubdate=timezone.make_aware(datetime.combine(page.date, time.min)),
            updateddate=page.last_published_at,
            author_name=page.author or portal.portal_name,
            categories=[str(topic) for topic in page.topics.all()],
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response
