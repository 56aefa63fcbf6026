"""All dates of one person, over all their projects."""

from django.http import HttpResponse
from django.shortcuts import render

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import form_of_account
from workspace.calendar import listing
from workspace.calendar.whose import Calendar


@form_of_account
def my_calendar(request: SignedInRequest) -> HttpResponse:
    """As a list, a week or a month."""
    context = {
        **listing.read(request.GET, Calendar.of_person(request.user.pk)),
        "may_plan": False,
        "create_url": "",
        "noindex": True,
    }
    return render(request, "workspace/calendar/mine.html", context)
