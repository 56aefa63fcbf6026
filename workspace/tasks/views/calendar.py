"""All tasks of one person, over all their projects: as a page, and as a calendar at a secret address."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from portal.base.ical import files
from portal.base.leafing import Leafed
from portal.base.prepared import prepared
from workspace.tasks.choices import Status
from workspace.tasks.ics import calendar_of
from workspace.tasks.models import Task
from workspace.tasks.querysets import TaskQuerySet, where_it_is_switched_off
from workspace.tasks.services import calendars

TASKS_A_PAGE = 50
MOST = 1000
NOWHERE = 0
"""The key of no project."""
DONE_WITHIN = timedelta(days=30)
"""So long what is done stays in the calendar, for programs that have it still as open."""


@form_of_account
def my_tasks(request: SignedInRequest) -> HttpResponse:
    """What is not done, the most urgent first."""
    user = request.user.pk
    outside = where_it_is_switched_off(user) or [NOWHERE]
    pages = Leafed(_first(user, outside), TASKS_A_PAGE, lambda: _tasks(user, outside))
    path = f"{reverse('my_tasks:calendar')}?{urlencode({'schluessel': calendars.token_of(request.user)})}"
    context = {
        "page_obj": pages.get_page(request.GET.get("page")),
        "calendar_url": request.build_absolute_uri(path),
        "noindex": True,
    }
    return render(request, "workspace/tasks/my_tasks.html", context)


def _tasks(user: int, outside: Sequence[int]) -> TaskQuerySet:
    rows = Task.objects.mine_outside(user, outside).unfinished()
    return rows.most_urgent_first().select_related("project")


@prepared
def _first(user: int, outside: Sequence[int]) -> "QuerySet[Task]":
    return _tasks(user, outside)[: TASKS_A_PAGE + 1]


@button_of_account
def renew(request: SignedInRequest) -> HttpResponse:
    calendars.renew(user=request.user)
    messages.success(request, _("There is a new address. The old one leads nowhere from now."))
    return redirect(f"{reverse('my_tasks:list')}#kalender")


@never_cache
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Whoever has the address is as good as this person: there is no sign-in in a calendar program."""
    person = calendars.person_behind(request.GET.get("schluessel", ""))
    if person is None:
        raise Http404
    recent = Q(done_at__gte=timezone.now() - DONE_WITHIN) | ~Q(status=Status.DONE)
    tasks = Task.objects.mine(person).filter(recent).most_urgent_first().select_related("project")[:MOST]
    with translation.override(person.language):
        content = calendar_of(tasks, name=_("My tasks"), request=request)
    return files.answer(content, filename="aufgaben.ics", is_secret=True)
