"""A project's event as everybody sees it, and whether somebody comes who does not belong to the project."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account
from portal.activity.bell.counting import look_at
from portal.base.recurrence.saying import in_words
from portal.moderation.errors import ModerationError, RefusedError
from workspace.calendar.choices import Reply
from workspace.calendar.forms.answers import AnswerForm
from workspace.calendar.models import Event
from workspace.calendar.seo import head_of
from workspace.calendar.services import answering
from workspace.calendar.showing import guests_of, other_dates, time_at_the_place
from workspace.calendar.views.answers import said_of
from workspace.calendar.views.fetching import date_or_next
from workspace.projects.models import Membership


@require_safe
def detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """To the managers of its place also one that is hidden or waits; then it says so. `?datum=` names a date."""
    rows = Event.objects.public_to(request.user).select_related("project__page", "project__municipality")
    event = get_object_or_404(rows, pk=pk, project__slug=slug)
    look_at(request, event)
    occurrence = date_or_next(event, request.GET.get("datum", ""))
    membership = Membership.objects.of(request.user).filter(project=event.project).first()
    user_id = request.user.pk if request.user.is_authenticated else None
    guests = guests_of(occurrence, user_id)
    is_shown = not (event.is_hidden or event.waits)
    context = {
        "event": event,
        "project": event.project,
        "occurrence": occurrence,
        "guests": guests,
        "series": in_words(event.recurrence or None, event.start, event.clock),
        "there": time_at_the_place(occurrence),
        "others": other_dates(occurrence),
        "is_inside": membership is not None,
        "is_shown": is_shown,
        "may_answer": is_shown and occurrence.can_be_answered,
        "replies": Reply.choices,
        "seo": head_of(occurrence, guests, request),
        "noindex": not is_shown,
    }
    return render(request, "workspace/calendar/public.html", context)


@button_of_account
def answer(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Whoever has an account, for one date."""
    event = get_object_or_404(Event.objects.public().select_related("project"), pk=pk, project__slug=slug)
    form = AnswerForm(request.POST)
    occurrence = date_or_next(event, request.POST.get("stamp", ""))
    if form.is_valid():
        try:
            guest = answering.answer(
                event=event,
                user=request.user,
                reply=form.cleaned_data["reply"],
                recurrence_id=occurrence.recurrence_id,
            )
        except (RefusedError, ModerationError) as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, said_of(guest))
    return redirect(occurrence.public_url)
