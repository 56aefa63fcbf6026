"""Polls in a project."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from portal.activity.bell.counting import look_at
from portal.base import typed
from portal.moderation.errors import ModerationError, RefusedError
from workspace.polls import doors
from workspace.polls.decisions.addresses import inner_address
from workspace.polls.decisions.choices import EXPLAINED, ICONS, KINDS_BY_NOUN, NOUNS, Kind
from workspace.polls.decisions.forms.questions import QuestionForm
from workspace.polls.decisions.services import asking
from workspace.polls.decisions.views import pages
from workspace.polls.decisions.views.fetching import poll_or_404
from workspace.projects.access import WorkspaceRequest

BASE = "workspace/polls/base.html"


INSIDE = pages.Place("workspace/polls/decisions/poll.html", BASE, lambda poll: poll.inner_url, inner_address)


@doors.writing
def choose(request: WorkspaceRequest) -> HttpResponse:
    """Which kind of poll."""
    slug = request.membership.project.slug
    kinds = [
        (kind.label, EXPLAINED[kind], ICONS[kind], reverse("workspace:polls:decisions:ask", args=[slug, NOUNS[kind]]))
        for kind in Kind
    ]
    context = {"kinds": kinds, "base": BASE, "back": reverse("workspace:polls:list", args=[slug])}
    return render(request, "workspace/polls/decisions/choose.html", context)


@doors.writing
def ask(request: WorkspaceRequest, noun: str) -> HttpResponse:
    kind = KINDS_BY_NOUN.get(noun)
    if kind is None:
        raise Http404
    membership = request.membership
    form = QuestionForm(request.POST or None, kind=kind, asked_by=request.user, membership=membership)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        try:
            poll = asking.ask(membership=membership, question=form.question)
        except (ModerationError, RefusedError) as problem:
            form.add_error(None, str(problem))
        else:
            return redirect(poll)
    back = reverse("workspace:polls:decisions:choose", args=[membership.project.slug])
    context = {"form": form, "kind": kind, "explained": EXPLAINED[kind], "base": BASE, "back": back}
    return render(request, "workspace/polls/decisions/ask.html", context)


@doors.page
def detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    poll = poll_or_404(request, pk)
    if request.membership.belongs:
        look_at(request, poll)
    return pages.show(request, poll, INSIDE)


@doors.talking
def vote(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """A form that is filled in wrongly is shown again."""
    poll = poll_or_404(request, pk)
    if request.method != "POST":
        return pages.show(request, poll, INSIDE)
    return pages.vote(request, poll, INSIDE)


@doors.writing
def change(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return pages.change(request, poll_or_404(request, pk), INSIDE)


@doors.asking
def close(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return pages.close(request, poll_or_404(request, pk), INSIDE)


@doors.talking
def option(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return pages.option(request, poll_or_404(request, pk), INSIDE)


@doors.writing
def delete(request: WorkspaceRequest, pk: int) -> HttpResponse:
    then = reverse("workspace:polls:list", args=[request.membership.project.slug])
    return pages.delete(request, poll_or_404(request, pk), INSIDE, then=then)


@doors.page
def results(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return pages.results(request, poll_or_404(request, pk), INSIDE)
