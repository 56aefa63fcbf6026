"""Who is in a conversation, and how one stands to it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from portal.moderation.errors import ModerationError
from workspace.conversations import permissions
from workspace.conversations.errors import ConversationError
from workspace.conversations.forms.messages import PeopleForm, TitleForm
from workspace.conversations.models import Conversation, Participant
from workspace.conversations.names import name_of
from workspace.conversations.people import known_to
from workspace.conversations.services import attending, keeping
from workspace.conversations.views import asking


@form_of_account
def people(request: SignedInRequest, pk: int) -> HttpResponse:
    """Of a group: who is in it, its title, whom to add."""
    mine = asking.mine_or_404(request, pk)
    if not mine.conversation.is_group:
        raise PermissionDenied
    present = list(mine.conversation.participants.present().select_related("user").order_by("joined_at", "pk"))
    candidates = known_to(request.user).exclude(pk__in=[each.user_id for each in present])
    adds, renames = "people" in request.POST, "title" in request.POST
    people_form = PeopleForm(request.POST if adds else None, people=candidates)
    title_form = TitleForm(request.POST if renames else None, initial={"title": mine.conversation.title})
    if adds and people_form.is_valid():
        try:
            chosen = list(people_form.cleaned_data["people"])
            attending.add_people(conversation=mine.conversation, people=chosen, actor=request.user)
            messages.success(request, _("Added: %(names)s.") % {"names": ", ".join(each.name for each in chosen)})
            return redirect("conversations:people", pk=pk)
        except (ModerationError, ConversationError) as problem:
            people_form.add_error(None, str(problem))
    if renames and title_form.is_valid():
        attending.rename(conversation=mine.conversation, actor=request.user, **title_form.cleaned_data)
        messages.success(request, _("The title is saved."))
        return redirect(mine.conversation)
    context = {
        "conversation": mine.conversation,
        "name": name_of(mine.conversation, present, request.user),
        "present": present,
        "people_form": people_form,
        "title_form": title_form,
        "has_candidates": candidates.exists(),
        "may_add": permissions.may_add_people(mine),
        "may_keep": permissions.may_keep(mine),
    }
    return render(request, "workspace/conversations/people.html", context)


@button_of_account
def remove(request: SignedInRequest, pk: int, public_id: UUID) -> HttpResponse:
    """Somebody, by who looks after the conversation. It is said in it."""
    mine = asking.mine_or_404(request, pk)
    person = get_object_or_404(User, public_id=public_id)
    keeping.remove(conversation=mine.conversation, person=person, actor=request.user)
    messages.success(request, _("%(name)s is no longer in the conversation.") % {"name": person.name})
    return redirect("conversations:people", pk=pk)


@button_of_account
def hand_over(request: SignedInRequest, pk: int, public_id: UUID) -> HttpResponse:
    mine = asking.mine_or_404(request, pk)
    person = get_object_or_404(User, public_id=public_id)
    keeping.hand_over(conversation=mine.conversation, person=person, actor=request.user)
    messages.success(request, _("%(name)s looks after the conversation now.") % {"name": person.name})
    return redirect("conversations:people", pk=pk)


@button_of_account
def mute(request: SignedInRequest, pk: int) -> HttpResponse:
    """Or, with `undo`, no longer."""
    mine = asking.mine_or_404(request, pk)
    is_muted = "undo" not in request.POST
    attending.set_muted(conversation=mine.conversation, actor=request.user, is_muted=is_muted)
    said = _("You get no mail about this conversation any more.") if is_muted else _("You hear of it again.")
    messages.success(request, said)
    return redirect(mine.conversation)


@button_of_account
def delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """For oneself. At once: the list offers to take it back."""
    mine = asking.mine_or_404(request, pk)
    attending.delete_for_me(conversation=mine.conversation, actor=request.user)
    return redirect(f"{reverse('conversations:list')}?weg={pk}")


@button_of_account
def leave(request: SignedInRequest, pk: int) -> HttpResponse:
    """A group. At once, as well."""
    mine = asking.mine_or_404(request, pk)
    attending.leave(conversation=mine.conversation, actor=request.user)
    return redirect(f"{reverse('conversations:list')}?weg={pk}")


@button_of_account
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Takes back that it was deleted or left."""
    conversation = get_object_or_404(Conversation, participants__user=request.user, pk=pk)
    mine = get_object_or_404(Participant.objects.of(request.user), conversation=conversation)
    try:
        if mine.left_at is not None:
            attending.come_back(conversation=conversation, actor=request.user)
        else:
            attending.undelete_for_me(conversation=conversation, actor=request.user)
    except ConversationError as problem:
        messages.error(request, str(problem))
    return redirect("conversations:list")
