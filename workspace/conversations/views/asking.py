"""The doors of conversations: who is signed in gets to their own, everybody else gets 404, portal admins included."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.requests import SignedInRequest
from portal.base.prepared import prepared
from workspace.conversations.models import Message, Participant

View = Callable[..., HttpResponseBase]


def page(view: View) -> View:
    return login_required(never_cache(require_safe(view)))


def mine_or_404(request: SignedInRequest, pk: int) -> Participant:
    """The person's own row of a conversation that is there for them."""
    for mine in _mine(request.user.pk, pk):  # one at most
        mine.user = request.user
        return mine
    raise Http404


@prepared
def _mine(user: int, conversation: int) -> "QuerySet[Participant]":
    rows = Participant.objects.filter(user=user, conversation=conversation).present().with_something()
    return rows.select_related("conversation")


def message_or_404(mine: Participant, pk: int) -> Message:
    rows = Message.objects.visible_to(mine.user).filter(conversation=mine.conversation)
    message = get_object_or_404(rows.for_reading(), pk=pk)
    message.conversation = mine.conversation
    return message
