"""What the pages inside a project and those for everybody have in common: a poll, and what is done with it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.accounts.requests import SignedInRequest
from portal.base import typed
from portal.base.commonmark import SHORT, as_html
from portal.base.ways import own_path
from portal.moderation.errors import ModerationError, RefusedError
from workspace.polls.decisions.embedding import TEMPLATE as EMBEDDED
from workspace.polls.decisions.embedding import Embedded
from workspace.polls.decisions.errors import PollError
from workspace.polls.decisions.export import csv_of
from workspace.polls.decisions.forms.questions import ChangeForm, OptionForm, ReopenForm, deadline_initial
from workspace.polls.decisions.forms.votes import VoteForm
from workspace.polls.decisions.models import Poll, PollOption, Vote
from workspace.polls.decisions.seeing import Sight, see
from workspace.polls.decisions.services import asking, steering, voting
from workspace.polls.decisions.wording import in_words

MOST_NAMES = 500


@dataclass(frozen=True)
class Place:
    """Where a poll is looked at: the templates and addresses differ, nothing else does."""

    template: str
    base: str
    """What pages with a form extend."""
    url: Callable[[Poll], str]
    address: Callable[[str, Poll], str]
    """By the name of a view."""


def show(
    request: HttpRequest,
    poll: Poll,
    place: Place,
    *,
    vote: VoteForm | None = None,
    option: OptionForm | None = None,
    reopen: ReopenForm | None = None,
) -> HttpResponse:
    """With the form that was filled in and has to be looked at again, where there is one."""
    sight = see(poll, request.user)
    if "teil" in request.GET:
        return _part(request, sight, place)
    form = vote
    if form is None and sight.can_vote_now:
        form = VoteForm(poll=poll, options=sight.options, mine=sight.mine)
        typed.fill_in(request, place.address("vote", poll), form)
    if option is None and sight.may_add_option:
        option = OptionForm()
        typed.fill_in(request, place.address("option", poll), option)
    context = {
        "poll": poll,
        "text": SafeString(as_html(poll.text, SHORT)),
        "sight": sight,
        "form": form,
        "option_form": option if sight.may_add_option else None,
        "reopen_form": (reopen or _reopen_form(poll)) if sight.may_steer and not poll.is_open else None,
        "names": names_of(sight),
        "may_remove_options": sight.may_steer and poll.is_open and not sight.voters,
        "addresses": addresses_of(poll, place),
        "mine": in_words(poll, sight.mine) if sight.mine else "",
        "noindex": poll.is_hidden or poll.waits,
    }
    return render(request, place.template, context)


def _part(request: HttpRequest, sight: Sight, place: Place) -> HttpResponse:
    """As it stands in a discussion, with the numbers of now."""
    part = Embedded(sight, place.url(sight.poll), place.address("vote", sight.poll))
    return render(request, EMBEDDED, {"part": part, "back": request.GET.get("zurueck", "")})


def vote(request: SignedInRequest, poll: Poll, place: Place) -> HttpResponse:
    sight = see(poll, request.user)
    form = VoteForm(request.POST, poll=poll, options=sight.options)
    if not form.is_valid():
        return show(request, poll, place, vote=form)
    try:
        voting.cast(poll=poll, actor=request.user, content=form.content)
    except (ModerationError, RefusedError) as problem:
        messages.error(request, str(problem))
        return redirect(_back(request, place.url(poll)))
    messages.success(request, _("Your vote is counted."))
    return redirect(_back(request, place.url(poll)))


def change(request: SignedInRequest, poll: Poll, place: Place) -> HttpResponse:
    _require_steering(request, poll)
    form = ChangeForm(request.POST or None, poll=poll, has_votes=asking.has_votes(poll))
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        said = form.cleaned_data
        try:
            asking.change(
                poll=poll,
                actor=request.user,
                title=said["title"],
                text=said["text"],
                deadline=said["deadline"],
            )
        except (ModerationError, RefusedError) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("The poll is changed."))
            return redirect(place.url(poll))
    context = {"poll": poll, "form": form, "base": place.base, "back": place.url(poll)}
    return render(request, "workspace/polls/decisions/change.html", context)


def close(request: SignedInRequest, poll: Poll, place: Place) -> HttpResponse:
    """With `undo` it is open again, until the day that was said with it."""
    if request.method != "POST" or ("undo" in request.POST and poll.is_open):
        return redirect(place.url(poll))
    if "undo" not in request.POST:
        said = _("The poll is closed: nobody can vote any more.")
        return _do(request, place.url(poll), lambda: steering.close(poll=poll, actor=request.user), said)
    _require_steering(request, poll)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return show(request, poll, place, reopen=form)
    until = form.cleaned_data["deadline"]
    said = _("The poll is open again, with all its votes.")
    return _do(request, place.url(poll), lambda: steering.reopen(poll=poll, actor=request.user, deadline=until), said)


def option(request: SignedInRequest, poll: Poll, place: Place) -> HttpResponse:
    """Adds one; with `weg` and its number it goes, as long as nobody has voted."""
    if request.method != "POST":
        return show(request, poll, place)
    if "weg" in request.POST:
        row = poll.options.filter(pk__in=[int(each) for each in [request.POST["weg"]] if each.isdecimal()]).first()
        if row is None:
            return redirect(place.url(poll))
        said = _("“%(option)s” is no longer an option.") % {"option": row.text}
        return _do(request, place.url(poll), lambda: _remove(poll, request, row), said)
    return _add(request, poll, place)


def _add(request: SignedInRequest, poll: Poll, place: Place) -> HttpResponse:
    form = OptionForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data["option"]
        try:
            asking.add_option(poll=poll, actor=request.user, text=text)
        except PollError as problem:
            form.add_error("option", str(problem))
        except (ModerationError, RefusedError) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("“%(option)s” is one of the options now.") % {"option": text})
            return redirect(place.url(poll))
    if see(poll, request.user).may_add_option:
        return show(request, poll, place, option=form)
    messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
    return redirect(place.url(poll))


def delete(request: SignedInRequest, poll: Poll, place: Place, *, then: str) -> HttpResponse:
    _require_steering(request, poll)
    if request.method == "POST":
        asking.delete(poll=poll, actor=request.user)
        messages.success(request, _("The poll is deleted."))
        return redirect(then)
    context = {"poll": poll, "base": place.base, "back": place.url(poll), "has_votes": asking.has_votes(poll)}
    return render(request, "workspace/polls/decisions/delete.html", context)


def results(request: HttpRequest, poll: Poll, place: Place) -> HttpResponse:
    """403 for whoever may not see them yet, whoever they are."""
    outcome = see(poll, request.user).outcome
    if outcome is None:
        raise PermissionDenied
    return csv_of(poll, outcome)


def names_of(sight: Sight) -> list[tuple[str, str]]:
    """Who has voted what, by name and only where the results can be seen."""
    poll = sight.poll
    if poll.is_anonymous or sight.outcome is None:
        return []
    votes = Vote.objects.filter(poll=poll).select_related("user").order_by("user__name", "pk")[:MOST_NAMES]
    return [(vote.user.name if vote.user else _("deleted account"), in_words(poll, vote.content)) for vote in votes]


def addresses_of(poll: Poll, place: Place) -> dict[str, str]:
    return {name: place.address(name, poll) for name in ("vote", "change", "close", "option", "delete", "results")}


def _remove(poll: Poll, request: SignedInRequest, row: PollOption) -> None:
    asking.remove_option(poll=poll, actor=request.user, option=row)


def _do(request: HttpRequest, then: str, work: Callable[[], object], said: str) -> HttpResponse:
    """What was done, and what cannot be done, is said on the poll's page."""
    try:
        work()
    except (ModerationError, RefusedError) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect(then)


def _reopen_form(poll: Poll) -> ReopenForm:
    """With the day until which it was to run, so that a slip of the hand is taken back by one press."""
    is_ahead = poll.deadline is not None and poll.deadline > timezone.now()
    return ReopenForm(initial=deadline_initial(poll.deadline if is_ahead else None))


def _require_steering(request: HttpRequest, poll: Poll) -> None:
    if not see(poll, request.user).may_steer:
        raise PermissionDenied


def _back(request: HttpRequest, url: str) -> str:
    """To the page on which the poll stands, a discussion for instance."""
    return own_path(request, request.POST.get("zurueck", "")) or url
