"""The list of calls and offers."""

from collections.abc import Sequence
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.calls.choices import Direction
from initiatives.calls.filters import CallFilter
from initiatives.calls.models import Call
from initiatives.calls.permissions import may_call_without_initiative
from initiatives.directory.listing import CountedPaginator
from initiatives.directory.memory import Memory
from initiatives.models import InitiativePage
from portal.base.models.edition import kept_rows
from portal.base.seo import ViewHead

CARDS_A_PAGE = 12
MOST_KEPT = 2_000
"""Initiatives, of about 2 kB each."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    chosen = CallFilter.read(request.GET)
    fitting = chosen.narrow(Call.objects.open())
    asked = f"{timezone.localdate()} {chosen.query(without=['richtung', 'sortierung'])}"
    numbers = Memory.of_all_layers(get_language()).recall("calls", asked, fitting.in_each_direction)
    calls = chosen.sort(fitting.filter(direction=chosen.direction)).for_list()
    paginator = CountedPaginator(calls, CARDS_A_PAGE, count=numbers[chosen.direction].number)
    page_obj = paginator.get_page(request.GET.get("page"))
    page_obj.object_list = _with_initiatives(list(page_obj))
    return render(
        request,
        "initiatives/calls/index.html",
        {
            "seo": ViewHead(
                _("Join in"),
                _("Who needs helping hands, knowledge, material or a room: find what fits your time and your place."),
            ),
            "filter": chosen,
            "form": chosen.form,
            "page_obj": page_obj,
            "offers": chosen.direction == Direction.OFFERS,
            "calls_count": numbers[Direction.SEEKS],
            "has_more": numbers[chosen.direction].has_more,
            "offers_count": numbers[Direction.OFFERS],
            "calls_query": chosen.query(without=["richtung"]),
            "offers_query": chosen.query(richtung="angebote"),
            "list_query": chosen.query(),
            "may_call": may_call_without_initiative(request.user),
        },
    )


def _with_initiatives(calls: list[Call]) -> list[Call]:
    known = _initiatives([call.initiative_id for call in calls if call.initiative_id is not None])
    for call in calls:
        call.initiative = known.get(call.initiative_id or 0)
    return calls


@partial(kept_rows, most=MOST_KEPT)
def _initiatives(ids: Sequence[int]) -> dict[int, InitiativePage]:
    """With their names alone."""
    return InitiativePage.objects.only("title").in_bulk(ids)
