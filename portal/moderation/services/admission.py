"""The door that every contribution passes: shown at once, or looked at first."""

from collections.abc import Sequence

from django.db import models, transaction

from portal.accounts.models import User
from portal.moderation.choices import Action
from portal.moderation.kinds import kind_of
from portal.moderation.models import Decision, ModerationSettings
from portal.moderation.permissions import is_trusted_everywhere
from portal.moderation.screening import keep_print, suspicions
from portal.moderation.services.cases import open_case
from portal.moderation.whys import Why

FINE = (Action.APPROVE, Action.KEEP, Action.SHOW)
NOT_FINE = (Action.REFUSE, Action.HIDE, Action.CONFIRM)


@transaction.atomic
def admit(
    *,
    target: models.Model,
    text: str,
    actor: User,
    language: str = "",
    again: bool = False,
    doubts: Sequence[Why] = (),
) -> bool:
    """Whether everybody may see it at once; called by the service that has stored it, in its transaction.

    What looks like spam always waits on the desk. The rest is published at once where the person is trusted or the
    portal looks at it afterwards; `again` says that it was public before and was changed. `doubts` are those that the
    form had (`portal/moderation/proving.py`).
    """
    kind = kind_of(target)
    if kind is None:
        raise LookupError(f"{target._meta.label} is not moderated")
    if is_trusted_everywhere(actor):
        return True
    settings = ModerationSettings.load()
    found = [*doubts, *suspicions(target=target, text=text, actor=actor, settings=settings)]
    keep_print(target=target, text=text, actor=actor)
    for why in found:
        open_case(target=target, why=why, opened_by=None)
    if found:
        return False
    if not kind.review or is_trusted(actor, settings):
        return True
    open_case(target=target, why=Why("edited" if again else "submitted"), opened_by=actor)
    return not settings.is_reviewed_before(kind.review)


def is_trusted(user: User, settings: ModerationSettings) -> bool:
    """So many contributions were fine, and none of late was not."""
    standing = Decision.objects.about(user).filter(undone_at__isnull=True)
    fine = standing.filter(action__in=FINE).values("case__content_type", "case__object_id").distinct().count()
    if fine < settings.trusted_after:
        return False
    recent = standing.newest_first().values_list("action", flat=True)[: settings.trusted_after]
    return not any(action in NOT_FINE for action in recent)
