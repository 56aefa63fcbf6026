"""A page for each municipality and topic, without anybody creating it, and the lists of both."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.events.services import upcoming_occurrences
from home.places.contents import contents_of
from home.places.links import feeds_of, list_address, list_of
from home.places.overview import municipalities_overview, tiles_of, topics_overview
from home.places.people import contacts_of
from home.places.structured_data import head_of, head_of_list
from home.places.subjects import Subject, children_of, parents_of
from portal.activity.models import Event
from portal.activity.recent import for_everybody, recent
from portal.base.seo import ViewHead
from portal.regions.lists import all_municipalities, all_topics
from portal.regions.models import Municipality, Topic

Place = TypeVar("Place", Municipality, Topic)


@require_safe
def municipalities(request: HttpRequest) -> HttpResponse:
    introduction = _("What is happening in your town or village, and who looks after it.")
    seo = head_of_list(request, title=_("Municipalities"), introduction=introduction)
    return render(request, "home/places/municipalities.html", {"seo": seo, "overview": municipalities_overview()})


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    introduction = _("Everything about what you care about, in one place.")
    seo = head_of_list(request, title=_("Topics"), introduction=introduction)
    return render(request, "home/places/topics.html", {"seo": seo, "tiles": topics_overview()})


@require_safe
def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    place = _with_slug(all_municipalities(), slug)
    above = parents_of(place)
    more = {
        "above": str(above[-1]) if above else "",
        "above_url": above[-1].get_absolute_url() if above else "",
        "contacts": contacts_of(place, request.user),
        "children": tiles_of(children_of(place)),
    }
    return _show(request, Subject(municipality=place), more)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    return _show(request, Subject(topic=_with_slug(all_topics(), slug)), {"contacts": [], "children": []})


@require_safe
def news_of_municipality(request: HttpRequest, slug: str) -> HttpResponse:
    return _news(request, Subject(municipality=_with_slug(all_municipalities(), slug)))


@require_safe
def news_of_topic(request: HttpRequest, slug: str) -> HttpResponse:
    return _news(request, Subject(topic=_with_slug(all_topics(), slug)))


def _with_slug(rows: Iterable[Place], slug: str) -> Place:
    found = next((each for each in rows if each.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _news(request: HttpRequest, subject: Subject) -> HttpResponse:
    """What happened there lately, as far as everybody may know; of a municipality with what belongs to it."""
    things = Municipality.objects.filter(pk__in=subject.family) if subject.municipality else [subject.row]
    events = for_everybody(Event.objects.concerning(*things))
    title = _("What is new: %(name)s") % {"name": subject.row}
    context = {
        "seo": ViewHead(title, subject.row.introduction),
        "row": subject.row,
        "is_municipality": subject.municipality is not None,
        "recent": recent(AnonymousUser(), events, after=request.GET.get("vor", "")),
        "noindex": True,
    }
    return render(request, "home/places/news.html", context)


def _show(request: HttpRequest, subject: Subject, more: Mapping[str, object]) -> HttpResponse:
    row, contents = subject.row, contents_of(subject)
    events = upcoming_occurrences(municipality=subject.municipality, topics=[subject.topic] if subject.topic else None)
    shelves = [(shelf, list_of(shelf.name, subject)) for shelf in contents.shelves]
    context = {
        "seo": head_of(request, subject),
        "row": row,
        "is_municipality": subject.municipality is not None,
        "contents": contents,
        "shelves": shelves,
        "events": events,
        "events_url": list_of("termine", subject),
        "news_url": list_of("news", subject),
        "feeds": feeds_of(subject),
        "is_empty": contents.is_empty and not events,
        "all_url": list_address("initiativen"),
        **more,
    }
    return render(request, "home/places/detail.html", context)
