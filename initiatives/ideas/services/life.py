"""An idea's life: published, answered, taken up, realised, declined, archived, withdrawn; each is a point in time.

Whoever changes a status holds the lock of the row.
"""

import datetime
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from initiatives.ideas import kinds, tasks
from initiatives.ideas.choices import ALIVE, NEXT, Status
from initiatives.ideas.errors import IdeaError
from initiatives.ideas.listing import show
from initiatives.ideas.models import Idea, IdeaSettings, Step
from initiatives.ideas.permissions import may_change_status, may_distinguish, may_withdraw
from initiatives.ideas.responsible import who_answers
from initiatives.models import InitiativePage
from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from portal.moderation.services.cases import close_case


def locked(idea: Idea) -> Idea:
    rows = Idea.objects.select_for_update(of=("self",)).select_related("municipality", "author", "campaign")
    return rows.get(pk=idea.pk)


def record(idea: Idea, status: Status, *, actor: User | None, text: str = "", official: bool = False) -> Step:
    """Set the status and write the step. The caller holds the lock."""
    step = Step.objects.create(
        idea=idea, status=status, previous=idea.status, text=text, actor=actor, is_official=official
    )
    idea.status = status
    idea.save(update_fields=["status"])
    show([idea.pk])
    return step


@transaction.atomic
def publish(*, idea: Idea, actor: User | None, official: bool = False) -> None:
    """From now on everybody sees it, a manager is responsible, and the clock of the answer runs."""
    now = locked(idea)
    if now.status not in {Status.REVIEW, Status.REFUSED}:
        raise IdeaError.changed_meanwhile()
    is_new = now.published_at is None
    if now.published_at is None:
        now.published_at = timezone.now()
        now.answer_due = _promised_day()
    now.responsible = now.responsible or who_answers(now)
    now.save(update_fields=["published_at", "answer_due", "responsible"])
    record(now, _status_before_review(now), actor=actor, official=official)
    if is_new:
        kinds.published(now)
    _take_over(idea, now)


def _status_before_review(idea: Idea) -> Status:
    """Open; what was answered or taken up before it was changed is so again."""
    step = idea.steps.order_by("-happened_at", "-pk").first()
    known = step is not None and step.status == Status.REVIEW and step.previous in ALIVE
    return Status(step.previous) if step is not None and known else Status.PUBLISHED


@transaction.atomic
def give_back(*, idea: Idea, reason: str, actor: User) -> None:
    """To the author as a draft, with what is to be changed."""
    now = locked(idea)
    if now.status not in {Status.REVIEW, Status.PUBLISHED}:
        raise IdeaError.changed_meanwhile()
    record(now, Status.DRAFT, actor=actor, text=reason, official=True)
    _take_over(idea, now)


@transaction.atomic
def refuse(*, idea: Idea, reason: str, actor: User) -> None:
    """It is not published; the author can read why, change it and submit it once more."""
    now = locked(idea)
    if now.status != Status.REVIEW:
        raise IdeaError.changed_meanwhile()
    record(now, Status.REFUSED, actor=actor, text=reason, official=True)
    _take_over(idea, now)


@transaction.atomic
def hide(*, idea: Idea, actor: User | None) -> None:
    """Nobody but the author and the managers sees it."""
    _set_hidden(idea, hidden=True)


@transaction.atomic
def unhide(*, idea: Idea, actor: User | None) -> None:
    _set_hidden(idea, hidden=False)


@transaction.atomic
def change_status(
    *, idea: Idea, status: Status, text: str, actor: User, initiative: InitiativePage | None = None
) -> Step:
    """A manager says what becomes of it, in words that everybody reads."""
    now = locked(idea)
    if not may_change_status(actor, now):
        raise PermissionDenied
    if status not in NEXT[now.status]:
        raise IdeaError.changed_meanwhile()
    if initiative is not None:
        now.initiative = initiative
        now.save(update_fields=["initiative"])
    if status == Status.PUBLISHED:
        now.started_by, now.answer_due = None, _promised_day()
        now.save(update_fields=["started_by", "answer_due"])
    step = record(now, status, actor=actor, text=text, official=True)
    close_case(target=now, code="answer_due")
    transaction.on_commit(partial(tasks.tell_of_step.enqueue, step.pk))
    kinds.became_something(step)
    return step


@transaction.atomic
def undo_last_step(*, idea: Idea, actor: User) -> Step:
    """Takes the last answer back; gives the step that is gone."""
    now = locked(idea)
    step = undoable_step(now)
    if step is None:
        raise IdeaError.nothing_to_undo()
    if not may_change_status(actor, now):
        raise PermissionDenied
    now.status = step.previous
    now.save(update_fields=["status"])
    step.delete()
    show([now.pk])
    _take_over(idea, now)
    return step


def undoable_step(idea: Idea) -> Step | None:
    """The last step, where it was a manager's answer and not the publication itself."""
    step = idea.steps.order_by("-happened_at", "-pk").first()
    answered = step is not None and step.is_official and step.status == idea.status and step.previous in NEXT
    return step if answered else None


@transaction.atomic
def withdraw(*, idea: Idea, text: str, actor: User) -> None:
    """Before it was published it goes back to the drafts; afterwards its page says so, for all who had a part.

    Possible for everybody, but nothing can be said with it by somebody who may not write.
    """
    if text:
        require_not_blocked(actor)
    now = locked(idea)
    if not may_withdraw(actor, now):
        raise PermissionDenied
    was_public = now.status != Status.REVIEW
    step = record(now, Status.WITHDRAWN if was_public else Status.DRAFT, actor=actor, text=text)
    close_case(target=now)
    if was_public:
        transaction.on_commit(partial(tasks.tell_of_step.enqueue, step.pk))
        kinds.became_something(step)
    _take_over(idea, now)


@transaction.atomic
def assign(*, idea: Idea, responsible: User | None, answer_due: datetime.date | None, actor: User) -> None:
    """Another manager answers, or by another day."""
    now = locked(idea)
    if not may_change_status(actor, now):
        raise PermissionDenied
    now.responsible, now.answer_due = responsible, answer_due
    now.save(update_fields=["responsible", "answer_due"])
    if responsible is not None and responsible != actor:
        transaction.on_commit(partial(tasks.tell_responsible.enqueue, now.pk))


@transaction.atomic
def distinguish(*, idea: Idea, is_winner: bool, actor: User) -> None:
    """The campaign shows it among its results, or no longer."""
    now = locked(idea)
    if not may_distinguish(actor, now):
        raise PermissionDenied
    now.is_winner = is_winner
    now.save(update_fields=["is_winner"])


def _promised_day() -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=IdeaSettings.load().days_to_answer)


def _set_hidden(idea: Idea, *, hidden: bool) -> None:
    now = locked(idea)
    now.is_hidden = hidden
    now.save(update_fields=["is_hidden"])
    show([now.pk])
    idea.is_hidden = hidden


def _take_over(idea: Idea, now: Idea) -> None:
    """What the caller holds says what the row says."""
    idea.status, idea.published_at = now.status, now.published_at
    idea.answer_due, idea.responsible = now.answer_due, now.responsible
