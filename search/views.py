"""The results page, the feed of a search, and what is suggested while somebody types."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from search.addresses import Asked
from search.engines.requests import Order
from search.feeds import atom_of
from search.offers import Filters, chips_of, orders_of, tabs_of
from search.services.asking import Answer, ask
from search.services.helping import help_with
from search.services.suggesting import suggest

MOST_IN_A_FEED = 30
NOT_IN_A_FEED = ("meine", "sortierung")


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """All that this person may find, in the reader's language."""
    asked = Asked.read(request.GET)
    answer = ask(
        typed=asked.typed,
        user=request.user,
        language=get_language(),
        narrowing=asked.narrowing,
        page=request.GET.get("page"),
    )
    return render(request, "search/results.html", _context(asked, answer))


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Whoever has the address reads it, so it has what everybody may find."""
    asked = Asked.read(request.GET)
    answer = ask(
        typed=asked.typed,
        user=AnonymousUser(),
        language=get_language(),
        narrowing=replace(asked.narrowing, mine=False, order=Order.NEWEST),
        at_once=MOST_IN_A_FEED,
    )
    link = f"{reverse('search:results')}?{asked.query(without=NOT_IN_A_FEED)}"
    return atom_of(answer.hits, typed=asked.typed, request=request, link=link)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """A list of links for the field, empty where there is nothing."""
    suggested = suggest(typed=request.GET.get("q", ""), user=request.user, language=get_language())
    return render(request, "search/suggestions.html", {"suggested": suggested})


def _context(asked: Asked, answer: Answer) -> dict[str, Any]:  # Any: what templates take
    offered = help_with(answer)
    return {
        "asked": asked,
        "answer": answer,
        "help": offered,
        "meant_query": asked.query(q=offered.meant or ""),
        "page_obj": answer.page,
        "tabs": tabs_of(asked, answer),
        "orders": orders_of(asked),
        "chips": chips_of(asked),
        "filters": Filters(asked, answer),
        "parameters": asked.query(),
        "kept": [each for each in asked.parameters if each[0] != "q"],
        "clear_query": urlencode({"q": asked.typed}),
        "feed_query": asked.query(without=NOT_IN_A_FEED),
        "noindex": True,
    }
