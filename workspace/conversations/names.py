"""How a conversation is called for one of its people."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.models import User
from workspace.conversations.models import Conversation, Participant

MOST_NAMES = 3


def name_of(conversation: Conversation, participants: Iterable[Participant], viewer: User) -> str:
    """Its title; else the names of the others who are still there. `participants` with their people."""
    if conversation.title:
        return conversation.title
    others = [each.user.name for each in participants if each.user_id != viewer.pk and each.left_at is None]
    if not conversation.is_group:
        return others[0] if others else _("Deleted account")
    if not others:
        return _("Nobody else any more")
    named, more = others[:MOST_NAMES], len(others) - MOST_NAMES
    if more <= 0:
        return ", ".join(named)
    said = ngettext("%(names)s and %(more)d more", "%(names)s and %(more)d more", more)
    return said % {"names": ", ".join(named), "more": more}
