"""From whom somebody takes messages, and whom they have blocked."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.accounts.models import User
from workspace.conversations.models import Blocking, MessageSettings


@transaction.atomic
def save_settings(*, actor: User, takes_from: str, shows_reading: bool) -> MessageSettings:
    said = {"takes_from": takes_from, "shows_reading": shows_reading}
    row, _is_new = MessageSettings.objects.update_or_create(user=actor, defaults=said)
    return row


@transaction.atomic
def block(*, person: User, actor: User) -> None:
    """Neither writes to the other, nor adds them to a group; in groups in which both are, what the other says is
    folded up. They are not told. Twice counts once.
    """
    if person == actor:
        raise PermissionDenied
    Blocking.objects.get_or_create(by=actor, whom=person)


@transaction.atomic
def unblock(*, person: User, actor: User) -> None:
    Blocking.objects.filter(by=actor, whom=person).delete()
