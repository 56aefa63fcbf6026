"""Polls that ask everybody: the list, one of them, and what their managers do."""

from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_that_may_ask, form_of_account
from portal.activity.bell.counting import look_at
from portal.base import typed
from portal.base.models.edition import kept
from portal.base.prepared import prepared
from portal.base.seo import ViewHead
from portal.moderation.errors import ModerationError, RefusedError
from workspace.polls.decisions.addresses import outer_address
from workspace.polls.decisions.choices import EXPLAINED, ICONS, KINDS_BY_NOUN, NOUNS, Kind
from workspace.polls.decisions.forms.questions import QuestionForm
from workspace.polls.decisions.models import Poll
from workspace.polls.decisions.permissions import may_ask_everybody
from workspace.polls.decisions.querysets import PollQuerySet
from workspace.polls.decisions.seeing import glance_at_all
from workspace.polls.decisions.services import asking
from workspace.polls.decisions.views import pages
from workspace.polls.decisions.views.fetching import public_poll_or_404

BASE = "workspace/polls/decisions/public_base.html"
POLLS_A_PAGE = 20


OUTSIDE = pages.Place("workspace/polls/decisions/public_poll.html", BASE, lambda poll: poll.public_url, outer_address)


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The open ones first, then those that have ended last."""
    page_obj = _page(request.GET.get("page", "1"))
    introduction = _("What the municipalities and the projects of the region want to know from you.")
    context = {
        "seo": ViewHead(title=_("Polls for everybody"), introduction=introduction),
        "page_obj": page_obj,
        "sights": glance_at_all(list(page_obj), request.user),
        "may_ask": may_ask_everybody(request.user),
    }
    return render(request, "workspace/polls/decisions/public_list.html", context)


def _page(asked: str) -> "Page[Poll]":
    """Mostly there is one, and then the rows are counted as they are read."""
    if asked == "1":
        first = _first_ones()(timezone.now())
        if len(first) <= POLLS_A_PAGE:
            return Paginator(first, POLLS_A_PAGE).get_page(1)
    return Paginator(_rows().open_first(), POLLS_A_PAGE).get_page(asked)


def _rows() -> PollQuerySet:
    return Poll.objects.public().select_related("project", "municipality")


@kept
def _first_ones() -> Callable[[datetime], list[Poll]]:
    """The query alone: which pages everybody may read is asked otherwise where some are closed."""
    rows = _rows()
    return prepared(lambda now: rows.open_first(now)[: POLLS_A_PAGE + 1])


@never_cache
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    poll = public_poll_or_404(request, pk)
    look_at(request, poll)
    return pages.show(request, poll, OUTSIDE)


@form_of_account
def choose(request: SignedInRequest) -> HttpResponse:
    """Which kind of poll."""
    _require_manager(request)
    kinds = [(kind.label, EXPLAINED[kind], ICONS[kind], reverse("polls:ask", args=[NOUNS[kind]])) for kind in Kind]
    context = {"kinds": kinds, "base": BASE, "back": reverse("polls:list")}
    return render(request, "workspace/polls/decisions/choose.html", context)


@form_of_account
def ask(request: SignedInRequest, noun: str) -> HttpResponse:
    _require_manager(request)
    kind = KINDS_BY_NOUN.get(noun)
    if kind is None:
        raise Http404
    form = QuestionForm(request.POST or None, kind=kind, asked_by=request.user, membership=None)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        place = form.cleaned_data["municipality"]
        try:
            poll = asking.ask_everybody(actor=request.user, municipality=place, question=form.question)
        except (ModerationError, RefusedError) as problem:
            form.add_error(None, str(problem))
        else:
            return redirect(poll)
    context = {
        "form": form,
        "kind": kind,
        "explained": EXPLAINED[kind],
        "base": BASE,
        "back": reverse("polls:choose"),
    }
    return render(request, "workspace/polls/decisions/ask.html", context)


@form_of_account
def vote(request: SignedInRequest, pk: int) -> HttpResponse:
    """A form that is filled in wrongly is shown again."""
    poll = public_poll_or_404(request, pk)
    if request.method != "POST":
        return pages.show(request, poll, OUTSIDE)
    return pages.vote(request, poll, OUTSIDE)


@form_of_account
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    return pages.change(request, public_poll_or_404(request, pk), OUTSIDE)


@button_that_may_ask
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    return pages.close(request, public_poll_or_404(request, pk), OUTSIDE)


@form_of_account
def option(request: SignedInRequest, pk: int) -> HttpResponse:
    return pages.option(request, public_poll_or_404(request, pk), OUTSIDE)


@form_of_account
def delete(request: SignedInRequest, pk: int) -> HttpResponse:
    return pages.delete(request, public_poll_or_404(request, pk), OUTSIDE, then=reverse("polls:list"))


@never_cache
@require_safe
def results(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.results(request, public_poll_or_404(request, pk), OUTSIDE)


def _require_manager(request: SignedInRequest) -> None:
    if not may_ask_everybody(request.user):
        raise PermissionDenied
