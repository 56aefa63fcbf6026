"""Who hears of a message."""

from portal.accounts.models import User
from portal.activity import services as activity
from portal.activity.events import happen
from portal.live.nudges import nudge
from workspace.conversations.kinds import MESSAGE
from workspace.conversations.models import Conversation, Message


def channel_of(conversation: Conversation) -> str:
    return f"conversation:{conversation.pk}"


def announce(message: Message, *, is_new: bool = True) -> None:
    """Pages that are open hear that there is something new; of a new message its people hear by whatever they chose."""
    nudge(channel_of(message.conversation))
    if is_new:
        happen(MESSAGE, target=message.conversation, actor=message.author, data={"message": message.pk})


def seen(conversation: Conversation, reader: User) -> None:
    """Somebody has read on: their bell need not ring any more, and whoever sees who has read hears of it."""
    activity.seen(reader, conversation)
    nudge(channel_of(conversation))
