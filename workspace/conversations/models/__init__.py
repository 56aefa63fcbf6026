from workspace.conversations.models.circulars import Circular, Delivery
from workspace.conversations.models.conversations import Conversation, Participant
from workspace.conversations.models.messages import Attachment, Disclosure, Message
from workspace.conversations.models.settings import Blocking, MessageSettings

__all__ = [
    "Attachment",
    "Blocking",
    "Circular",
    "Conversation",
    "Delivery",
    "Disclosure",
    "Message",
    "MessageSettings",
    "Participant",
]
