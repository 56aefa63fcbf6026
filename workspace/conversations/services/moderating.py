"""What the managers decide about a message. The desk has asked whether they may."""

from django.db import transaction
from django.utils import timezone

from workspace.conversations.announcing import announce
from workspace.conversations.models import Message


@transaction.atomic
def set_hidden(*, message: Message, is_hidden: bool) -> None:
    """Nobody reads it any more, its author neither; or everybody again."""
    now = timezone.now()
    message.hidden_at, message.touched_at = now if is_hidden else None, now
    message.save(update_fields=["hidden_at", "touched_at"])
    announce(message, is_new=False)
