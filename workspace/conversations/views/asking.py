"""The doors of conversations: who is signed in gets to their own, everybody else gets 404, portal admins included."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.requests import SignedInRequest
from workspace.conversations.models import Message, Participant

View = Callable[..., HttpResponseBase]


def page(view: View) -> View:
    return login_required(never_cache(require_safe(view)))


def mine_or_404(request: SignedInRequest, pk: int) -> Participant:
    """The person's own row of a conversation that is there for them."""
    rows = Participant.objects.present().of(request.user).with_something().select_related("conversation")
    mine = get_object_or_404(rows, conversation__pk=pk)
    mine.user = request.user
    return mine


def message_or_404(mine: Participant, pk: int) -> Message:
    rows = Message.objects.visible_to(mine.user).filter(conversation=mine.conversation)
    message = get_object_or_404(rows.for_reading(), pk=pk)
    message.conversation = mine.conversation
    return message
