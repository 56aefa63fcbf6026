"""Saying without an account that one comes to what is for everybody: a name, an address, and a link that confirms.

Following the link changes nothing: mail programs follow links, too.
"""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts import limits, notices
from portal.accounts.notices import Notice, Recipient
from portal.base.dates import period_in_words
from portal.moderation.errors import ModerationError, RefusedError
from workspace.calendar.coming import Wish, url_of, wish_of, wished
from workspace.calendar.forms.coming import ComeForm
from workspace.calendar.models import Event, Occurrence
from workspace.calendar.services import answering
from workspace.calendar.showing import guests_of
from workspace.calendar.views.answers import said_of
from workspace.calendar.views.fetching import date_or_next

ACTION = "come_to_event"
READ_AND_SENT = ["GET", "HEAD", "POST"]
NOT_FOUND, TOO_MANY_REQUESTS = 404, 429


@never_cache
@require_http_methods(READ_AND_SENT)
def come(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`?datum=` names a date. Whoever is signed in says so on the page of the event."""
    rows = Event.objects.public().select_related("project__page")
    event = get_object_or_404(rows, pk=pk, project__slug=slug)
    occurrence = date_or_next(event, request.GET.get("datum", ""))
    if request.user.is_authenticated or not occurrence.can_be_answered:
        return redirect(occurrence.public_url)
    form = ComeForm(request.POST or None, request=request, action=ACTION)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if limits.within(request, action=ACTION, key=email.lower()):
            wish = Wish(event.pk, occurrence.recurrence_id, form.cleaned_data["name"], email)
            notices.send(Recipient(email, get_language() or "de"), partial(_notice, occurrence, wish))
            return render(request, "workspace/calendar/come_asked.html", {"occurrence": occurrence, "noindex": True})
        form.add_error(None, _("There were very many answers from here. Please try again in an hour."))
        return _page(request, occurrence, form, TOO_MANY_REQUESTS)
    return _page(request, occurrence, form)


def _page(request: HttpRequest, occurrence: Occurrence, form: ComeForm, status: int = 200) -> HttpResponse:
    context = {"occurrence": occurrence, "form": form, "free": guests_of(occurrence).free, "noindex": True}
    return render(request, "workspace/calendar/come.html", context, status=status)


def _notice(occurrence: Occurrence, wish: Wish, language: str) -> Notice:
    """Without the name: anybody can type any words there, and any address."""
    title = {"title": occurrence.name}
    when = period_in_words(occurrence.start, occurrence.end, all_day=occurrence.all_day)
    return Notice(
        subject=_("Please confirm that you come: %(title)s") % title,
        sentences=[_("You want to come to “%(title)s”. Please confirm it; only then you are on the list.") % title],
        lines=[_("When: %(when)s") % {"when": when}],
        url=url_of(wish, language=language),
        label=_("Confirm"),
        reason=_(
            "You get this mail because this address was entered at “%(title)s”. Was it not you? Then there is nothing "
            "to do: nothing is kept."
        )
        % title,
    )


@never_cache
@require_http_methods(READ_AND_SENT)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    wish = wish_of(token)
    occurrence = wished(wish) if wish is not None else None
    if wish is None or occurrence is None:
        return render(request, "workspace/calendar/come_too_late.html", {"noindex": True}, status=NOT_FOUND)
    if request.method == "POST":
        try:
            guest = answering.come_from_outside(
                event=occurrence.event,
                name=wish.name,
                email=wish.email,
                recurrence_id=wish.recurrence_id,
                language=get_language() or "",
            )
        except (RefusedError, ModerationError) as problem:
            messages.error(request, str(problem))
            return redirect(occurrence.public_url)
        messages.success(request, said_of(guest))
        return redirect(guest)
    context = {"occurrence": occurrence, "wish": wish, "free": guests_of(occurrence).free, "noindex": True}
    return render(request, "workspace/calendar/come_confirm.html", context)
