"""A project that is about to be registered: begun, filled in, thrown away."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from initiatives.ideas.models import Idea
from initiatives.stories.models import SuccessStoryPage
from portal.accounts.models import User
from workspace.projects.models import Start

KEPT_FOR_NOBODY = timedelta(days=7)
KEPT = timedelta(days=180)


def begin(
    *,
    answers: dict[str, Any],  # Any: as it was typed
    idea: Idea | None,
    story: SuccessStoryPage | None,
    actor: User | None,
) -> Start:
    return Start.objects.create(owner=actor, answers={"what": answers}, idea=idea, story=story)


@transaction.atomic
def answer(*, start: Start, step: str, answers: dict[str, Any]) -> None:  # Any: as it was typed
    now = Start.objects.select_for_update(of=("self",)).get(pk=start.pk)
    now.answers = {**now.answers, step: answers}
    now.changed_at = timezone.now()
    now.save(update_fields=["answers", "changed_at"])
    start.answers = now.answers


def discard(*, start: Start) -> None:
    start.delete()


def forget_stale() -> int:
    """What nobody has claimed within a week, or gone on with for half a year; gives how many."""
    now = timezone.now()
    deleted, _by_model = Start.objects.of_nobody().filter(changed_at__lt=now - KEPT_FOR_NOBODY).delete()
    old, _by_model = Start.objects.filter(changed_at__lt=now - KEPT).delete()
    return deleted + old
