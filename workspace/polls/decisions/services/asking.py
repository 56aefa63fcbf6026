"""Asking, changing what is asked, and adding options."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.activity.events import forget
from portal.moderation.services.admission import admit
from portal.moderation.services.blocking import require_not_blocked
from portal.regions.models import Municipality
from workspace.polls.decisions import permissions
from workspace.polls.decisions.choices import NEEDS_OPTIONS, Audience, Kind, Needed, Results
from workspace.polls.decisions.errors import PollError
from workspace.polls.decisions.models import Poll, PollOption
from workspace.polls.decisions.services import announcing
from workspace.polls.decisions.services.holding import held
from workspace.projects.models import Happening, Membership, Project
from workspace.projects.services.holding import hold

MOST_OPTIONS = 100
MOST_RANKED = 15
"""More than that nobody puts in order."""
TWICE_WITHIN = datetime.timedelta(seconds=30)


@dataclass(frozen=True)
class Question:
    """What the form says of a new poll."""

    kind: Kind
    title: str
    text: str = ""
    options: Sequence[str] = ()
    is_anonymous: bool = False
    results: Results = Results.ALWAYS
    audience: Audience = Audience.PROJECT
    deadline: datetime.datetime | None = None
    most_choices: int | None = None
    quorum: int = 0
    needed: Needed = Needed.MORE
    options_by_members: bool = False


@transaction.atomic
def ask(*, membership: Membership, question: Question) -> Poll:
    """In a project. The same once more within seconds is that one. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    project = hold(membership)
    if not permissions.may_ask(membership):
        raise PermissionDenied
    if question.audience == Audience.EVERYBODY:
        if not permissions.may_ask_everybody_for(membership):
            raise PermissionDenied
        if not Project.objects.with_public_page().filter(pk=project.pk).exists():
            raise PollError.not_for_everybody()
    poll = _twin_of(question, membership.user, project)
    if poll is None:
        poll = _write(question, actor=membership.user, project=project)
        announcing.asked(poll)
    return poll


@transaction.atomic
def ask_everybody(*, actor: User, municipality: Municipality | None, question: Question) -> Poll:
    """By managers, in the name of their municipality or of the region. Errors: BlockedError, ProjectError."""
    require_not_blocked(actor)
    if not permissions.may_ask_for_place(actor, municipality.pk if municipality else None):
        raise PermissionDenied
    poll = _twin_of(question, actor, None)
    if poll is None:
        poll = _write(question, actor=actor, municipality=municipality)
        announcing.asked(poll)
    return poll


@transaction.atomic
def change(*, poll: Poll, actor: User, title: str, text: str, deadline: datetime.datetime | None) -> Poll:
    """The question only until somebody has voted. Errors: BlockedError, ProjectError."""
    require_not_blocked(actor)
    now = held(poll)
    if not permissions.may_steer(actor, now):
        raise PermissionDenied
    if title != now.title and has_votes(now):
        raise PollError.has_votes()
    if deadline is not None and deadline != now.deadline and deadline <= timezone.now():
        raise PollError.deadline_is_past()
    if not now.is_open and deadline != now.deadline:
        raise PollError.has_ended()
    if deadline != now.deadline:
        now.reminded_at = None
    now.title, now.text, now.deadline = title, text, deadline
    now.save(update_fields=["title", "text", "deadline", "reminded_at"])
    Happening.objects.filter(kind__in=announcing.HAPPENINGS, project=now.project_id, object_id=now.pk).update(
        title=title
    )
    _look_at(now, actor, again=True)
    announcing.seen_outside(now)
    return now


@transaction.atomic
def add_option(*, poll: Poll, actor: User, text: str) -> PollOption:
    """At the end. What was voted before stays: it says nothing of this one. Errors: BlockedError, ProjectError."""
    require_not_blocked(actor)
    now = held(poll)
    if not now.is_open:
        raise PollError.has_ended()
    if not permissions.may_add_option(actor, now):
        raise PermissionDenied
    options = list(now.options.all())
    text = " ".join(text.split())
    if text.casefold() in {each.text.casefold() for each in options}:
        raise PollError.option_exists()
    if len(options) >= most_options(Kind(now.kind)):
        raise PollError.too_many_options(most_options(Kind(now.kind)))
    position = max((each.position for each in options), default=0) + 1
    return PollOption.objects.create(poll=now, text=text, position=position, proposed_by=actor)


@transaction.atomic
def remove_option(*, poll: Poll, actor: User, option: PollOption) -> None:
    """Until somebody has voted, and while it is open. Errors: ProjectError."""
    now = held(poll)
    if not permissions.may_steer(actor, now):
        raise PermissionDenied
    if not now.is_open:
        raise PollError.has_ended()
    if has_votes(now):
        raise PollError.has_votes()
    if now.kind in NEEDS_OPTIONS and now.options.count() <= MINIMUM:
        raise PollError.too_few_options()
    now.options.filter(pk=option.pk).delete()


@transaction.atomic
def delete(*, poll: Poll, actor: User) -> None:
    """With all its votes, for good. Errors: ProjectError."""
    now = held(poll)
    if not permissions.may_steer(actor, now):
        raise PermissionDenied
    forget(now)
    announcing.seen_outside(now)
    now.delete()


MINIMUM = 2


def most_options(kind: Kind) -> int:
    return MOST_RANKED if kind == Kind.RANKING else MOST_OPTIONS


def has_votes(poll: Poll) -> bool:
    return bool(poll.ballots.exists() if poll.is_anonymous else poll.votes.exists())


def _write(
    question: Question, *, actor: User, project: Project | None = None, municipality: Municipality | None = None
) -> Poll:
    options = distinct(question.options)
    if question.kind in NEEDS_OPTIONS and len(options) < MINIMUM:
        raise PollError.too_few_options()
    if len(options) > most_options(question.kind):
        raise PollError.too_many_options(most_options(question.kind))
    if question.deadline is not None and question.deadline <= timezone.now():
        raise PollError.deadline_is_past()
    audience = question.audience if project is not None else Audience.EVERYBODY
    is_for_everybody = audience == Audience.EVERYBODY
    poll = Poll.objects.create(
        project=project,
        municipality=municipality,
        audience=audience,
        kind=question.kind,
        title=question.title,
        text=question.text,
        is_anonymous=question.is_anonymous or is_for_everybody,
        results=question.results,
        most_choices=question.most_choices if question.kind == Kind.SEVERAL else None,
        quorum=question.quorum if question.kind == Kind.AGREEMENT else 0,
        needed=question.needed,
        options_by_members=question.options_by_members and not is_for_everybody,
        deadline=question.deadline,
        created_by=actor,
    )
    if poll.has_options:
        PollOption.objects.bulk_create(
            PollOption(poll=poll, text=text, position=number) for number, text in enumerate(options)
        )
    _look_at(poll, actor, again=False)
    return poll


def distinct(texts: Sequence[str]) -> list[str]:
    """Without doubles and empty ones, in their order; capitals do not matter."""
    found: dict[str, str] = {}
    for text in texts:
        cleaned = " ".join(text.split())
        if cleaned:
            found.setdefault(cleaned.casefold(), cleaned)
    return list(found.values())


def _look_at(poll: Poll, actor: User, *, again: bool) -> None:
    """What everybody reads and looks like spam waits for a manager."""
    if not poll.is_for_everybody:
        return
    said = "\n\n".join([poll.title, poll.text, *poll.options.values_list("text", flat=True)])
    if not admit(target=poll, text=said, actor=actor, again=again):
        poll.waits = True
        poll.save(update_fields=["waits"])


def _twin_of(question: Question, actor: User, project: Project | None) -> Poll | None:
    lately = Poll.objects.filter(created_by=actor, created_at__gte=timezone.now() - TWICE_WITHIN)
    return lately.filter(project=project, title=question.title, kind=question.kind).first()
