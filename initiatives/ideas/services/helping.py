"""Who helps, and the step from the idea to a project."""

from datetime import timedelta
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from initiatives.ideas import tasks
from initiatives.ideas.choices import Status
from initiatives.ideas.errors import IdeaError
from initiatives.ideas.models import Helper, Idea, Step
from initiatives.ideas.permissions import may_help, may_start
from initiatives.ideas.services.life import locked, record
from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked

AT_LEAST = timedelta(days=14)
"""What is open again has at least so long until its answer."""


@transaction.atomic
def help_with(*, idea: Idea, can_do: str, actor: User) -> Helper:
    """Said twice it counts once, with the newer words."""
    require_not_blocked(actor)
    now = locked(idea)
    if not may_help(actor, now):
        raise IdeaError.not_alive()
    helper, _new = Helper.objects.update_or_create(idea=now, user=actor, defaults={"can_do": can_do})
    return helper


@transaction.atomic
def stop_helping(*, idea: Idea, actor: User) -> None:
    Helper.objects.filter(idea=idea, user=actor).delete()


@transaction.atomic
def start_project(*, idea: Idea, text: str, actor: User) -> Step:
    """The author or a helper begins: the idea is taken up, and all who said "I help" are asked whether they are in."""
    require_not_blocked(actor)
    now = locked(idea)
    if not may_start(actor, now):
        raise PermissionDenied
    if now.started_by is not None:
        raise IdeaError.changed_meanwhile()
    now.started_by = actor
    now.save(update_fields=["started_by"])
    Helper.objects.filter(idea=now, user=actor).update(reply=Helper.Reply.JOINS)
    now.helpers.exclude(user=actor).update(reply=Helper.Reply.ASKED)
    step = record(now, Status.TAKEN_UP, actor=actor, text=text)
    transaction.on_commit(partial(tasks.ask_helpers.enqueue, step.pk))
    return step


@transaction.atomic
def give_up_project(*, idea: Idea, text: str, actor: User) -> Step:
    """Who has started it can no longer: the idea is open again, for somebody else."""
    require_not_blocked(actor)
    now = locked(idea)
    if now.started_by_id != actor.pk or now.status != Status.TAKEN_UP:
        raise PermissionDenied
    now.started_by = None
    now.answer_due = max(filter(None, [now.answer_due, timezone.localdate() + AT_LEAST]))
    now.save(update_fields=["started_by", "answer_due"])
    now.helpers.update(reply=Helper.Reply.UNASKED)
    return record(now, Status.PUBLISHED, actor=actor, text=text)


@transaction.atomic
def reply(*, idea: Idea, joins: bool, actor: User) -> Helper:
    """A helper who was asked says yes or no; the answer can be changed."""
    require_not_blocked(actor)
    helper = Helper.objects.select_for_update().filter(idea=idea, user=actor).first()
    if helper is None or helper.reply == Helper.Reply.UNASKED:
        raise PermissionDenied
    helper.reply = Helper.Reply.JOINS if joins else Helper.Reply.DECLINES
    helper.save(update_fields=["reply"])
    transaction.on_commit(partial(tasks.tell_starter.enqueue, helper.pk))
    return helper
