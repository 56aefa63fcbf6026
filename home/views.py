"""What search engines may read, and where."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from home.newsletters.views.archive import newsletters_to_find
from home.places.links import places_to_find
from home.sitemap import entries_of, entries_of_views
from initiatives.calls.listing import calls_to_find
from initiatives.ideas.listing import ideas_to_find
from initiatives.matching.answers import all_asked
from workspace.calendar.seo import events_to_find
from workspace.documents.showcase import files_to_find
from workspace.lending.layer import things_to_find
from workspace.networks.listing import networks_to_find
from workspace.polls.decisions.showcase import polls_to_find
from workspace.posts.showcase import posts_to_find
from workspace.texts.showcase import texts_to_find


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """While developing, and where the settings say so, search engines stay outside."""
    context = {
        "open": settings.SEARCH_ENGINES and not settings.DEBUG,
        "sitemap": request.build_absolute_uri("/sitemap.xml"),
    }
    return render(request, "home/robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All public pages and the views that are like pages, with their translations."""
    site = Site.find_for_request(request)
    pages = entries_of(site, request) if site else []
    views = [
        *places_to_find(),
        *calls_to_find(),
        *ideas_to_find(),
        *networks_to_find(),
        *things_to_find(),
        *events_to_find(),
        *newsletters_to_find(),
        *polls_to_find(),
        *posts_to_find(),
        *texts_to_find(),
        *files_to_find(),
        *([("matching:ask", [])] if all_asked() else []),
    ]
    context = {"entries": [*pages, *entries_of_views(views, request)]}
    return render(request, "home/sitemap.xml", context, content_type="application/xml; charset=utf-8")
