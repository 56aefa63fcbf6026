"""Saying "I help", and making a project of an idea."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from initiatives.ideas.errors import IdeaError
from initiatives.ideas.forms.changes import HelpForm
from initiatives.ideas.models import Idea
from initiatives.ideas.services import helping as services
from portal.accounts import limits
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account
from portal.moderation.errors import ModerationError


@button_of_account
def offer_help(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say it, change it, or take it back."""
    idea = get_object_or_404(Idea.objects.visible_to(request.user).select_related("campaign"), pk=pk)
    if "stop" in request.POST:
        services.stop_helping(idea=idea, actor=request.user)
        messages.success(request, _("You no longer stand on the list of those who help."))
        return redirect(idea)
    form = HelpForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("At most 200 characters, please."))
        return redirect(idea)
    if not limits.within(request, action="help_with_idea"):
        messages.error(request, _("You have written a lot already. Please try again in an hour."))
        return redirect(idea)
    try:
        services.help_with(idea=idea, can_do=form.cleaned_data["can_do"], actor=request.user)
        messages.success(request, _("Thank you! As soon as somebody starts, you are asked."))
    except (IdeaError, ModerationError) as problem:
        messages.error(request, str(problem))
    return redirect(idea)


@button_of_account
def give_up(request: SignedInRequest, pk: int) -> HttpResponse:
    idea = get_object_or_404(Idea.objects.visible_to(request.user), pk=pk)
    text = _("The start did not work out this time. Who else begins?")
    try:
        services.give_up_project(idea=idea, text=text, actor=request.user)
        messages.success(request, _("The idea is open again, for somebody else."))
    except ModerationError as problem:
        messages.error(request, str(problem))
    return redirect(idea)


@button_of_account
def reply(request: SignedInRequest, pk: int) -> HttpResponse:
    """Of a helper who was asked."""
    idea = get_object_or_404(Idea.objects.visible_to(request.user), pk=pk)
    joins = request.POST.get("reply") == "yes"
    try:
        services.reply(idea=idea, joins=joins, actor=request.user)
        messages.success(request, _("Thank you! You are in.") if joins else _("Thank you for saying so."))
    except ModerationError as problem:
        messages.error(request, str(problem))
    return redirect(idea)
