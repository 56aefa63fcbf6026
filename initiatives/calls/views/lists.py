"""The list of calls and offers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.calls.choices import Direction
from initiatives.calls.filters import CallFilter
from initiatives.calls.models import Call
from initiatives.calls.permissions import may_call_without_initiative
from initiatives.directory.listing import CountedPaginator
from portal.base.seo import ViewHead

CARDS_A_PAGE = 12


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    chosen = CallFilter.read(request.GET)
    fitting = chosen.narrow(Call.objects.open())
    numbers = fitting.in_each_direction()
    calls = chosen.sort(fitting.filter(direction=chosen.direction)).for_cards()
    paginator = CountedPaginator(calls, CARDS_A_PAGE, count=numbers[chosen.direction].number)
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
            "page_obj": paginator.get_page(request.GET.get("page")),
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
