"""Somebody in a conversation reports a message: the managers see it, and of the rest what was chosen besides."""

from collections.abc import Collection, Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.models import Report
from portal.moderation.services import reporting as moderation
from portal.moderation.services.cases import open_case
from portal.moderation.whys import FROM_INSIDE, Why
from workspace.conversations.models import Disclosure, Message
from workspace.conversations.permissions import may_report

NEIGHBOURS = 5
"""Before it, and after it."""


def neighbours_of(message: Message, user: User) -> list[Message]:
    """Those that can be shown with it, in their order; without words that are gone."""
    rows = Message.objects.visible_to(user).standing().said().filter(conversation=message.conversation_id)
    rows = rows.select_related("author")
    before = list(rows.filter(pk__lt=message.pk).order_by("-pk")[:NEIGHBOURS])
    return [*reversed(before), *rows.filter(pk__gt=message.pk).order_by("pk")[:NEIGHBOURS]]


@transaction.atomic
def report(
    *, message: Message, shown: Collection[int], reason: str, text: str, actor: User, doubts: Sequence[Why] = ()
) -> Report:
    """`shown` are keys of neighbours; nothing else of the conversation is shown to anybody."""
    if not may_report(actor, message):
        raise PermissionDenied
    chosen = [each for each in neighbours_of(message, actor) if each.pk in shown]
    now = timezone.now()
    rows = [Disclosure(message=message, shown=each, at=now) for each in chosen]
    Disclosure.objects.bulk_create(rows, ignore_conflicts=True)
    made = moderation.report(target=message, reason=reason, text=text, actor=actor, doubts=doubts)
    open_case(target=message, why=Why(FROM_INSIDE))
    return made
