"""What everybody sees of networks: the list, a network with its projects, the shared calendar and news."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.base.ical import files
from portal.base.pictures import prefetch_pictures
from portal.base.seo import ViewHead
from workspace.networks.calendars import by_month, calendar_of
from workspace.networks.contents import cards_of, projects_of, scope_of
from workspace.networks.feeds import atom_of
from workspace.networks.listing import cards_of as cards_of_networks
from workspace.networks.models import Network
from workspace.networks.permissions import kinds_to_found, may_administer
from workspace.networks.sources import dates_of, news_of
from workspace.networks.views.fetching import visible_or_404
from workspace.projects.story import as_html

NETWORKS_A_PAGE = 24
PROJECTS_A_PAGE = 24
DATES_A_PAGE = 24
NEWS_A_PAGE = 12
FIRST = 3
"""So many dates and news stand on the network's own page."""
ENTRIES_A_FEED = 30


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    rows = Network.objects.public().with_numbers().select_related("picture", "municipality").order_by("name", "pk")
    page_obj = Paginator(rows, NETWORKS_A_PAGE).get_page(request.GET.get("page"))
    introduction = _("Projects that belong together: those of a municipality, or of an association.")
    context = {
        "seo": ViewHead(title=_("Networks"), introduction=introduction),
        "page_obj": page_obj,
        "cards": cards_of_networks(page_obj),
        "may_found": bool(kinds_to_found(request.user)),
    }
    return render(request, "workspace/networks/index.html", context)


@never_cache
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    network = visible_or_404(request, slug)
    scope = scope_of(network)
    page_obj = Paginator(projects_of(network), PROJECTS_A_PAGE).get_page(request.GET.get("page"))
    cards, dates, news = cards_of(list(page_obj)), dates_of(scope), news_of(scope)
    items = news[:FIRST]
    prefetch_pictures([*(card.picture for card in cards), *(item.card.picture for item in items)], "card")
    context = {
        **_about(request, network),
        "text": SafeString(as_html(network.text)),
        "page_obj": page_obj,
        "cards": cards,
        "count": len(scope.projects),
        "dates": dates[:FIRST],
        "date_count": len(dates),
        "news": [item.card for item in items],
        "news_count": len(news),
        "may_administer": may_administer(request.user, network),
    }
    return render(request, "workspace/networks/detail.html", context)


@never_cache
@require_safe
def dates(request: HttpRequest, slug: str) -> HttpResponse:
    network = visible_or_404(request, slug)
    page_obj = Paginator(dates_of(scope_of(network)), DATES_A_PAGE).get_page(request.GET.get("page"))
    context = {**_about(request, network), "page_obj": page_obj, "months": by_month(page_obj)}
    return render(request, "workspace/networks/dates.html", context)


@never_cache
@require_safe
def news(request: HttpRequest, slug: str) -> HttpResponse:
    network = visible_or_404(request, slug)
    page_obj = Paginator(news_of(scope_of(network)), NEWS_A_PAGE).get_page(request.GET.get("page"))
    cards = [item.card for item in page_obj]
    prefetch_pictures([card.picture for card in cards], "card")
    context = {**_about(request, network), "page_obj": page_obj, "cards": cards}
    return render(request, "workspace/networks/news.html", context)


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Nobody signs in in a calendar program: of what is public only."""
    network = get_object_or_404(Network.objects.public(), slug=slug)
    return files.answer(calendar_of(network, scope_of(network), request), filename=f"{network.slug}.ics")


@require_safe
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    network = get_object_or_404(Network.objects.public(), slug=slug)
    text = atom_of(network, news_of(scope_of(network))[:ENTRIES_A_FEED], request)
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


def _about(request: HttpRequest, network: Network) -> dict[str, Any]:  # Any: a template's context
    head = ViewHead(title=network.name, introduction=network.sentence, picture=network.picture)
    return {"network": network, "seo": head, "noindex": not network.is_public}
