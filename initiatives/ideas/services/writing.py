"""Writing: drafts, submission, changes with and without a trace."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from initiatives.directory.folding import fold
from initiatives.ideas import tasks
from initiatives.ideas.choices import ALIVE, BEFORE_PUBLICATION, Status
from initiatives.ideas.errors import IdeaError
from initiatives.ideas.listing import show
from initiatives.ideas.models import Amendment, Helper, Idea, IdeaPicture
from initiatives.ideas.permissions import may_correct, may_delete, may_edit, may_submit
from initiatives.ideas.services.life import locked, publish, record
from initiatives.ideas.services.pictures import Pictures, remove_pictures, store_pictures
from initiatives.ideas.voices import has_voices
from portal.accounts.models import User
from portal.moderation.services.admission import admit
from portal.moderation.services.blocking import require_not_blocked
from portal.moderation.services.cases import close_case
from portal.moderation.whys import Why
from portal.regions.models import Topic

TRACED = ("title", "text", "reason", "place_name")
WRITTEN = [
    *("title", "text", "reason", "municipality", "place_name", "latitude", "longitude", "age_group", "words"),
    "edited_at",
]
TWICE_WITHIN = datetime.timedelta(minutes=10)
CLAIMED_WITHIN = datetime.timedelta(days=7)


@transaction.atomic
def save_draft(
    *, idea: Idea, topics: Iterable[Topic], pictures: Pictures, actor: User | None, helps: str | None
) -> Idea:
    """A draft, without an actor one that waits for an account; the same once more within minutes is that one.

    `helps` is what the author can do for it, None if they do not help themselves.
    """
    if actor is not None:
        require_not_blocked(actor)
        User.objects.select_for_update().get(pk=actor.pk)  # who presses twice waits here
        if twin := _twin_of(idea, actor):
            return twin
    if idea.campaign is not None and not idea.campaign.collects:
        raise IdeaError.campaign_closed()
    idea.author = actor
    idea.status = Status.DRAFT
    _store(idea, topics, pictures)
    _note_own_help(idea, helps)
    return idea


@transaction.atomic
def claim(*, idea: Idea, actor: User) -> bool:
    """A draft written before signing up belongs to the new account; gives whether it was still there."""
    now = Idea.objects.drafts_of_nobody().select_for_update().filter(pk=idea.pk).first()
    if now is None:
        return False
    now.author = actor
    now.save(update_fields=["author"])
    if now.helps_self:
        Helper.objects.get_or_create(idea=now, user=actor, defaults={"can_do": now.helps_with})
    return True


@transaction.atomic
def submit(*, idea: Idea, actor: User, doubts: Sequence[Why] = ()) -> Idea:
    """Everybody sees it at once, or once a manager has looked at it: moderation decides. Pressing twice is as once."""
    require_not_blocked(actor)
    now = locked(idea)
    if now.author_id == actor.pk and now.status in {Status.REVIEW, *ALIVE}:
        return now
    if not may_submit(actor, now):
        raise PermissionDenied
    if comes_too_late(now):
        raise IdeaError.campaign_closed()
    record(now, Status.REVIEW, actor=actor)
    if admit(target=now, text=whole_text(now), actor=actor, language=now.language, doubts=doubts):
        publish(idea=now, actor=actor)
    return now


@transaction.atomic
def leave_campaign(*, idea: Idea, actor: User) -> None:
    """A draft that came too late for its campaign goes on as an idea of its own."""
    now = locked(idea)
    if not may_submit(actor, now):
        raise PermissionDenied
    now.campaign, now.age_group = None, ""
    now.save(update_fields=["campaign", "age_group"])


def comes_too_late(idea: Idea) -> bool:
    """For its campaign. What was submitted in time and asked back comes in time whenever it returns."""
    if idea.status not in {Status.DRAFT, Status.REFUSED} or idea.campaign is None or idea.campaign.collects:
        return False
    return not idea.steps.filter(status=Status.REVIEW).exists()


@transaction.atomic
def update(
    *,
    idea: Idea,
    topics: Iterable[Topic],
    pictures: Pictures,
    actor: User,
    helps: str | None = None,
    doubts: Sequence[Why] = (),
) -> Amendment | None:
    """What it says. Once others stand behind it, or by a manager, what stood there before can be read on."""
    stored = locked(idea)
    corrects = may_correct(actor, stored)
    if not (corrects or may_edit(actor, stored)):
        raise PermissionDenied
    require_not_blocked(actor)
    before = {name: getattr(stored, name) for name in TRACED if getattr(stored, name) != getattr(idea, name)}
    for name in ("status", "author_id", "published_at", "is_hidden", "merged_into_id"):
        setattr(idea, name, getattr(stored, name))
    if stored.status != Status.DRAFT:
        idea.edited_at = timezone.now()
    _store(idea, topics, pictures)
    if not corrects:
        _note_own_help(idea, helps)
    amendment = _trace(idea, before, actor=actor, official=corrects)
    if (before or pictures.change) and not corrects and stored.status not in BEFORE_PUBLICATION:
        _look_again(idea, actor, supported=idea.is_public and has_voices(idea), doubts=doubts)
    if corrects and before:
        transaction.on_commit(partial(tasks.tell_author_of_correction.enqueue, idea.pk))
    return amendment


@transaction.atomic
def delete(*, idea: Idea, actor: User) -> None:
    now = locked(idea)
    if not may_delete(actor, now):
        raise PermissionDenied
    close_case(target=now)
    remove_pictures(IdeaPicture.objects.filter(idea=now))
    now.delete()


def forget_drafts_of_nobody() -> int:
    """What nobody has claimed within a week; gives how many."""
    stale = Idea.objects.drafts_of_nobody().filter(created_at__lt=timezone.now() - CLAIMED_WITHIN)
    remove_pictures(IdeaPicture.objects.filter(idea__in=stale))
    _deleted, by_model = stale.delete()
    return by_model.get(Idea._meta.label, 0)


def whole_text(idea: Idea) -> str:
    """All that others read of it, also beside its pictures."""
    below = idea.pictures.values_list("words", flat=True)
    return "\n\n".join(part for part in (idea.title, idea.text, idea.reason, idea.place_name, *below) if part)


def _twin_of(idea: Idea, actor: User) -> Idea | None:
    since = timezone.now() - TWICE_WITHIN
    twins = Idea.objects.by(actor).filter(title=idea.title, text=idea.text, created_at__gte=since)
    return twins.order_by("pk").first()


def _store(idea: Idea, topics: Iterable[Topic], pictures: Pictures) -> None:
    place = str(idea.municipality) if idea.municipality else ""
    idea.words = fold(" ".join([idea.title, idea.text, idea.reason, idea.place_name, place]))
    idea.save(update_fields=None if idea.pk is None else WRITTEN)
    idea.topics.set(topics)
    store_pictures(idea, pictures)
    show([idea.pk])


def _note_own_help(idea: Idea, helps: str | None) -> None:
    """The author's own "I help"; kept on the draft until it belongs to somebody."""
    idea.helps_self, idea.helps_with = helps is not None, helps or ""
    idea.save(update_fields=["helps_self", "helps_with"])
    if idea.author is None:
        return
    if helps is None:
        idea.helpers.filter(user=idea.author).delete()
    else:
        Helper.objects.update_or_create(idea=idea, user=idea.author, defaults={"can_do": helps})


def _trace(idea: Idea, before: Mapping[str, Any], *, actor: User, official: bool) -> Amendment | None:  # Any: texts
    if not before or not (official or (idea.is_public and has_voices(idea))):
        return None
    return Amendment.objects.create(idea=idea, before=dict(before), actor=actor, is_official=official)


def _look_again(idea: Idea, actor: User, *, supported: bool, doubts: Sequence[Why]) -> None:
    """What is changed after publication passes the same door; what others support stays while it is looked at."""
    shown = admit(target=idea, text=whole_text(idea), actor=actor, language=idea.language, again=True, doubts=doubts)
    if not shown and not supported:
        record(idea, Status.REVIEW, actor=actor)
