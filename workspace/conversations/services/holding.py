"""The lock of a conversation: whoever writes in it, or changes who belongs to it, waits here."""

from django.http import Http404

from portal.accounts.models import User
from workspace.conversations.models import Conversation, Participant


def hold(conversation: Conversation, actor: User) -> Participant:
    """The person's own row, with the conversation as it is now. Errors: Http404 for whoever does not belong to it."""
    now = Conversation.objects.select_for_update(of=("self",)).filter(pk=conversation.pk).first()
    rows = Participant.objects.present().of(actor).select_for_update(of=("self",))
    mine = rows.filter(conversation=now).first() if now is not None else None
    if now is None or mine is None:
        raise Http404
    mine.conversation, mine.user = now, actor
    return mine
