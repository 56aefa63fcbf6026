"""The list of ideas, what programs take of it, and ideas like one that is being typed."""

from collections.abc import Sequence

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.directory.alike import titles_alike
from initiatives.directory.exports import atom_of, csv_of, geojson_of
from initiatives.directory.layers import Card, layer
from initiatives.directory.listing import Listing
from initiatives.directory.memory import Memory
from initiatives.ideas.campaigns import campaigns_now
from initiatives.ideas.listing import LAYER
from initiatives.ideas.models import Idea
from initiatives.listing import LAYER as INITIATIVES
from portal.base.seo import ViewHead

MOST_ALIKE = 4


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    listing = Listing.read(request, layer(LAYER))
    head = ViewHead(title=_("Ideas"), introduction=_("What could be better here? Read, support, submit your own."))
    context = {**listing.context(request.GET.get("page")), "seo": head, "address": reverse("ideas:list")}
    context["campaigns"] = campaigns_now()
    return render(request, "initiatives/ideas/index.html", context)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    link = request.build_absolute_uri(reverse("ideas:list"))
    description = _("Ideas of citizens, the newest first")
    return atom_of(Listing.read(request, layer(LAYER)), request, title=_("Ideas"), description=description, link=link)


@require_safe
def table(request: HttpRequest) -> FileResponse:
    return csv_of(Listing.read(request, layer(LAYER)), request)


@require_safe
def points(request: HttpRequest) -> FileResponse:
    return geojson_of(Listing.read(request, layer(LAYER)), request)


@require_safe
def alike(request: HttpRequest) -> HttpResponse:
    """A part of the form: is there something like it already?"""
    return render(request, "initiatives/ideas/alike.html", {"alike": alike_to(request.GET.get("title", ""))})


def alike_to_idea(idea: Idea) -> list[Card]:
    """The same for the page of one, remembered until something changes among ideas or initiatives."""
    memory = Memory.of_all_layers(get_language())
    return memory.recall("idea", f"{idea.pk} {idea.title}", lambda: alike_to(idea.title, without=idea.pk))


def alike_to(title: str, *, without: int | None = None, among: Sequence[str] = (LAYER, INITIATIVES)) -> list[Card]:
    """Ideas and initiatives with a title like this one, the most alike first."""
    found = titles_alike(
        title,
        among,
        language=get_language(),
        limit=MOST_ALIKE,
        without=[(LAYER, without)] if without else [],
    )
    cards = {
        name: layer(name).cards([each.object_id for each in found if each.layer == name])
        for name in {each.layer for each in found}
    }
    return [cards[each.layer][each.object_id] for each in found if each.object_id in cards[each.layer]]
