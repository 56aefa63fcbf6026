"""For managers: what becomes of an idea, who answers, and which ideas are one."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from initiatives.ideas import permissions
from initiatives.ideas.choices import Status
from initiatives.ideas.errors import IdeaError
from initiatives.ideas.forms.changes import MergeForm, ResponsibleForm, StatusForm, WithdrawForm
from initiatives.ideas.listing import LAYER
from initiatives.ideas.models import Idea
from initiatives.ideas.services import life, merging
from initiatives.ideas.views.lists import alike_to
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from portal.base import typed
from portal.moderation.errors import ModerationError


@form_of_account
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    idea = _managed(request, pk)
    if not permissions.may_change_status(request.user, idea):
        raise PermissionDenied
    form = StatusForm(request.POST or None, idea=idea)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        said = form.cleaned_data
        return _do(
            request,
            idea,
            lambda: life.change_status(
                idea=idea,
                status=Status(said["status"]),
                text=said["text"],
                actor=request.user,
                initiative=said["initiative"],
            ),
            _("That is on the page of the idea now, and all who support it get a mail."),
        )
    people = ResponsibleForm(idea=idea, auto_id="assign_%s")
    return render(request, "initiatives/ideas/change.html", {"idea": idea, "form": form, "people_form": people})


@form_of_account
def assign(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form stands on the page on which the status is changed."""
    idea = _managed(request, pk)
    people = ResponsibleForm(request.POST if request.method == "POST" else None, idea=idea, auto_id="assign_%s")
    if typed.nothing_sent(request, people):
        return redirect("ideas:change", idea.pk)
    if not people.is_valid():
        context = {"idea": idea, "form": StatusForm(idea=idea), "people_form": people}
        return render(request, "initiatives/ideas/change.html", context)
    said = people.cleaned_data
    return _do(
        request,
        idea,
        lambda: life.assign(
            idea=idea, responsible=said["responsible"], answer_due=said["answer_due"], actor=request.user
        ),
        _("Saved."),
    )


@button_of_account
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    idea = _managed(request, pk)
    return _do(request, idea, lambda: life.undo_last_step(idea=idea, actor=request.user), _("Taken back."))


@button_of_account
def distinguish(request: SignedInRequest, pk: int) -> HttpResponse:
    """Among the results of its campaign, or no longer."""
    idea = _managed(request, pk)
    is_winner = "undo" not in request.POST
    said = _("The campaign shows it among its results.") if is_winner else _("Taken back.")
    return _do(request, idea, lambda: life.distinguish(idea=idea, is_winner=is_winner, actor=request.user), said)


@form_of_account
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """By the author."""
    idea = get_object_or_404(Idea.objects.visible_to(request.user).select_related("campaign"), pk=pk)
    if not permissions.may_withdraw(request.user, idea):
        raise PermissionDenied
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        text = form.cleaned_data["text"]
        return _do(
            request,
            idea,
            lambda: life.withdraw(idea=idea, text=text, actor=request.user),
            _("Your idea is withdrawn."),
        )
    return render(request, "initiatives/ideas/withdraw.html", {"idea": idea, "form": form})


@form_of_account
def merge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Into another idea, one of those that are alike or any other."""
    idea = _managed(request, pk)
    form = MergeForm(request.POST or None, actor=request.user, initial={"target": request.GET.get("ziel", "")})
    if form.is_valid():
        target = form.cleaned_data["target"]
        try:
            merging.merge(source=idea, target=target, actor=request.user)
            messages.success(
                request, _("Put together. To undo it, follow the link to the merged idea in the box for managers.")
            )
            return redirect(target)
        except IdeaError as problem:
            form.add_error("target", str(problem))
    context = {"idea": idea, "form": form, "alike": alike_to(idea.title, without=idea.pk, among=[LAYER])}
    return render(request, "initiatives/ideas/merge.html", context)


@button_of_account
def unmerge(request: SignedInRequest, pk: int) -> HttpResponse:
    idea = _managed(request, pk)
    return _do(request, idea, lambda: merging.unmerge(source=idea, actor=request.user), _("The two are apart again."))


def _managed(request: SignedInRequest, pk: int) -> Idea:
    theirs = Idea.objects.managed_by(request.user).exclude(status=Status.DRAFT).values("pk")
    seen = Idea.objects.visible_to(request.user).values("pk")
    rows = Idea.objects.filter(Q(pk__in=seen) | Q(pk__in=theirs)).select_related("campaign", "merged_into")
    idea = get_object_or_404(rows, pk=pk)
    if not permissions.may_manage(request.user, idea):
        raise PermissionDenied
    return idea


def _do(request: SignedInRequest, idea: Idea, action: Callable[[], object], said: str) -> HttpResponse:
    try:
        action()
        messages.success(request, said)
    except (IdeaError, ModerationError) as problem:
        messages.error(request, str(problem))
    return redirect(idea)
