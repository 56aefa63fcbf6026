"""Calendars at addresses: to subscribe to, or one event to download. There is no sign-in in a calendar program."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.base.ical import files
from workspace.calendar.ical import linking
from workspace.calendar.ical.itip import PRODUCT
from workspace.calendar.ical.rows import entries_of, state_of, with_all_that_is_said
from workspace.calendar.ical.writing import components_of_all
from workspace.calendar.models import Event
from workspace.calendar.querysets import KEY, PlannedQuerySet
from workspace.calendar.views import asking
from workspace.calendar.views.fetching import event_or_404
from workspace.projects.access import WorkspaceRequest
from workspace.projects.models import Project

REFRESH = timedelta(hours=1)
FORMAT = 1
"""Counted on where the same events are written otherwise."""


@cache_control(private=True, no_cache=True)
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the address is as good as this person."""
    link = linking.link_behind(token)
    if link is None:
        raise Http404
    linking.note_reading(link)
    with translation.override(link.user.language):
        name = link.membership.project.name if link.membership is not None else _("My dates")
        return _subscribed(
            linking.events_behind(link), name, request, Event.get_absolute_url, filename="kalender.ics", is_secret=True
        )


@asking.page
def event(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """One event with all its dates, for whoever belongs to the project."""
    row = event_or_404(request, pk)
    return _one(row, request, Event.get_absolute_url)


@require_safe
def public(request: HttpRequest, slug: str) -> HttpResponse:
    """What everybody may see of a project."""
    project = get_object_or_404(Project.objects.with_public_page().with_open_room(KEY), slug=slug)
    return _subscribed(
        linking.public_events(project), project.name, request, _public_url, filename=f"{project.slug}.ics"
    )


@require_safe
def public_event(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = get_object_or_404(Event.objects.public(), pk=pk, project__slug=slug)
    return _one(row, request, _public_url)


def _subscribed(
    events: PlannedQuerySet, name: str, request: HttpRequest, path_of: Callable[[Event], str], **more: Any
) -> HttpResponse:
    """Calendar programs ask every hour: whoever has it as it is gets nothing, and nothing is worked out.

    `more` (Any: whatever it takes) goes to `files.answer`.
    """
    said = (FORMAT, name, get_language(), request.get_host(), state_of(events))
    etag = quote_etag(sha256(repr(said).encode()).hexdigest()[:32])
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = files.answer(_calendar(events, name, request, path_of), **more)
    response["ETag"] = etag
    return response


def _public_url(event: Event) -> str:
    return event.public_url


def _one(row: Event, request: HttpRequest, path_of: Callable[[Event], str]) -> HttpResponse:
    events = with_all_that_is_said(Event.objects.filter(pk=row.pk))
    content = _calendar(events, row.title, request, path_of)
    return files.answer(content, filename="termin.ics", is_download=True, is_secret=True)


def _calendar(events: PlannedQuerySet, name: str, request: HttpRequest, path_of: Callable[[Event], str]) -> bytes:
    entries = entries_of(events, lambda each: request.build_absolute_uri(path_of(each)))
    return files.calendar_of(components_of_all(entries), name=name, product=PRODUCT, refresh=REFRESH)
