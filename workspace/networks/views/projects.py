"""The projects of a network, as its admins see them: who belongs to it, who asks, whom one could invite."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts import limits
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from portal.moderation.errors import ModerationError
from workspace.networks.choices import State
from workspace.networks.errors import NetworkError
from workspace.networks.forms.projects import AnswerForm, MessageForm
from workspace.networks.models import Network
from workspace.networks.services import affiliating
from workspace.networks.views.fetching import own_or_403
from workspace.projects.models import Project

MOST_FOUND = 20
LONGEST_WORD = 100


@form_of_account
def projects(request: SignedInRequest, slug: str) -> HttpResponse:
    network = own_or_403(request, slug)
    rows = list(network.affiliations.open().select_related("project", "by").order_by("project__name", "pk"))
    word = " ".join(request.GET.get("q", "").split())[:LONGEST_WORD]
    context = {
        "network": network,
        "members": [row for row in rows if row.state == State.MEMBER],
        "asked": [row for row in rows if row.state == State.ASKED],
        "invited": [row for row in rows if row.state == State.INVITED],
        "word": word,
        "found": _found(network, word),
        "noindex": True,
    }
    return render(request, "workspace/networks/projects.html", context)


@button_of_account
def invite(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """`pk` is that of the project."""
    network = own_or_403(request, slug)
    form = MessageForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The message is too long."))
        return _back(network)
    if not limits.within(request, action="invite_project"):
        messages.error(request, _("You have invited a lot of projects today. Please go on tomorrow."))
        return _back(network)
    try:
        project = get_object_or_404(Project.objects.listed(), pk=pk)
        row = affiliating.invite(
            network=network, project=project, message=form.cleaned_data["message"], actor=request.user
        )
        said = _("“%(name)s” belongs to the network now.") if row.state == State.MEMBER else _("“%(name)s” is invited.")
        messages.success(request, said % {"name": project.name})
    except (NetworkError, ModerationError) as problem:
        messages.error(request, str(problem))
    return _back(network)


@button_of_account
def decide(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """About a project that asks."""
    network = own_or_403(request, slug)
    row = network.affiliations.filter(pk=pk).select_related("network", "project").first()
    form = AnswerForm(request.POST)
    try:
        if row is None or not form.is_valid():
            raise NetworkError.changed_meanwhile()
        is_yes = form.cleaned_data["decision"] == "yes"
        answer = form.cleaned_data["answer"]
        affiliating.answer_request(affiliation=row, is_yes=is_yes, answer=answer, actor=request.user)
        said = _("“%(name)s” belongs to the network now.") if is_yes else _("Declined. Its admins get a mail.")
        messages.success(request, said % {"name": row.project.name})
    except (NetworkError, ModerationError) as problem:
        messages.error(request, str(problem))
    return _back(network)


@button_of_account
def end(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """A membership, or an invitation that is taken back."""
    network = own_or_403(request, slug)
    row = network.affiliations.filter(pk=pk).select_related("network", "project").first()
    if row is not None:
        affiliating.end_by_network(affiliation=row, actor=request.user)
    messages.success(request, _("Done: it does not stand here any more."))
    return _back(network)


def _found(network: Network, word: str) -> list[Project]:
    """That everybody may know of, and with which nothing is open."""
    if not word:
        return []
    rows = Project.objects.listed().exclude(pk__in=network.affiliations.open().values("project"))
    return list(rows.filter(name__icontains=word).select_related("municipality")[:MOST_FOUND])


def _back(network: Network) -> HttpResponse:
    return redirect("networks:projects", network.slug)
