"""The list of calls and offers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.calls.choices import Direction
from initiatives.calls.page_of_list import CallList
from initiatives.calls.permissions import may_call_without_initiative
from portal.base.seo import ViewHead


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    listed = CallList.read(request)
    chosen, numbers = listed.chosen, listed.numbers
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
            "page_obj": listed.page(request.GET.get("page")),
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
