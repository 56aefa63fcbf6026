"""Answering by the secret address that stands in a mail, without an account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.base.recurrence.saying import in_words
from portal.moderation.errors import ModerationError, RefusedError
from workspace.calendar.choices import Reply
from workspace.calendar.forms.answers import AnswerForm
from workspace.calendar.models import Guest, Occurrence
from workspace.calendar.querysets import KEY
from workspace.calendar.services import answering
from workspace.calendar.showing import guests_of, time_at_the_place
from workspace.calendar.views.answers import said_of
from workspace.calendar.views.fetching import moment_of

NOT_FOUND = 404
MOST_DATES = 12


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Following the link alone changes nothing: mail programs follow links, too."""
    rows = Guest.objects.select_related("event__project", "user")
    guest = rows.filter(token=token).first()
    if guest is None or not guest.event.project.has_room(KEY):
        return render(request, "workspace/calendar/answer_gone.html", {"noindex": True}, status=NOT_FOUND)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        moment = moment_of(form.cleaned_data["stamp"])
        try:
            row = answering.answer_by_address(
                guest=guest,
                reply=form.cleaned_data["reply"],
                recurrence_id=None if form.cleaned_data["all"] else moment,
                comment=form.cleaned_data["comment"],
                language=get_language() or "",
            )
        except (RefusedError, ModerationError) as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, said_of(row))
        return redirect(request.path)
    return render(request, "workspace/calendar/answer_page.html", {**_shown(guest), "noindex": True})


def _shown(guest: Guest) -> dict[str, object]:
    event = guest.event
    dates = list(event.occurrences.not_over(timezone.now()).select_related("change").order_by("start")[:MOST_DATES])
    for row in dates:
        row.event = event
    shown: Occurrence | None = dates[0] if dates else event.occurrences.select_related("change").last()
    if shown is not None:
        shown.event = event
    mine = {row.recurrence_id: row for row in event.guests.filter(user=guest.user_id, email=guest.email)}
    return {
        "guest": guest,
        "event": event,
        "occurrence": shown,
        "series": in_words(event.recurrence or None, event.start, event.clock),
        "there": time_at_the_place(shown) if shown is not None else "",
        "dates": [(row, mine.get(row.recurrence_id) or mine.get(None)) for row in dates if event.is_series],
        "guests": guests_of(shown) if shown is not None else None,
        "said": mine.get(None),
        "may_answer": shown is not None and _can_be_answered(shown),
        "replies": Reply.choices,
    }


def _can_be_answered(row: Occurrence) -> bool:
    """Where a single date of a series is cancelled, the others still can."""
    return row.can_be_answered or (row.event.is_series and not (row.is_over or row.event.is_cancelled))
