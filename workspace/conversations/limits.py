"""How much somebody may write, and what new accounts may not yet."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.files.base import File
from django.db.models import Sum
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.models import ModerationSettings
from portal.moderation.permissions import is_trusted_everywhere
from portal.moderation.screening import is_new_account, links_in
from portal.moderation.services.admission import is_trusted
from workspace.conversations.errors import ConversationError
from workspace.conversations.models import Attachment, Conversation, Message

BEGUN_BY_NEW_ACCOUNTS = 3
BEGUN_BY_OTHERS = 30
"""A day."""
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
MESSAGES_A_MINUTE = 20
BYTES_A_DAY = 200 * 1024 * 1024
"""Of files: a storage for everybody is no store of one person."""


def is_new(user: User) -> bool:
    """Younger than the moderation says, and not trusted yet."""
    settings = ModerationSettings.load()
    return is_new_account(user, settings) and not is_trusted_everywhere(user) and not is_trusted(user, settings)


def most_begun(user: User) -> int:
    return BEGUN_BY_NEW_ACCOUNTS if is_new(user) else BEGUN_BY_OTHERS


def require_may_begin_more(user: User) -> None:
    """The caller holds the person's row. Errors: ConversationError."""
    most = most_begun(user)
    if Conversation.objects.begun_since(user, timezone.now() - DAY).count() >= most:
        raise ConversationError.begun_enough(most)


def require_may_say(user: User, text: str) -> None:
    """Errors: ConversationError."""
    if links_in(text) and is_new(user):
        raise ConversationError.no_links_yet(ModerationSettings.load().new_for_days)


def require_not_too_fast(user: User) -> None:
    """Errors: ConversationError."""
    if Message.objects.by(user).filter(at__gte=timezone.now() - MINUTE).count() >= MESSAGES_A_MINUTE:
        raise ConversationError.too_fast()


def require_room_for(user: User, files: Sequence[File]) -> None:
    """Errors: ConversationError."""
    if not files:
        return
    lately = Attachment.objects.filter(message__author=user, message__at__gte=timezone.now() - DAY)
    sent = lately.aggregate(size=Sum("size"))["size"] or 0
    if sent + sum(file.size for file in files) > BYTES_A_DAY:
        raise ConversationError.too_many_files()
