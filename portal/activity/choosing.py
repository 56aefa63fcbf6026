"""Choosing how one wants to hear. What is due already is planned anew, each time."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.activity.choices import Channel, Pace
from portal.activity.kinds import kind_named
from portal.activity.models import HearingSettings, Notification, Preference
from portal.activity.pacing import due_at
from portal.activity.preferring import EVERYWHERE, Choices, HasScope, Where, rhythm_from


@transaction.atomic
def choose(
    *, actor: User, kind: str = "", scope: models.Model | None = None, pace: str, channels: Collection[str]
) -> None:
    """Of one kind, or of all (""); in one project or place, or everywhere. Errors: LookupError."""
    _set(actor, kind, _scope(scope), Pace(pace), [each for each in Channel.values if each in channels])
    plan_anew(actor)


@transaction.atomic
def choose_nothing(*, actor: User, kind: str = "", scope: models.Model | None = None) -> None:
    """What is less particular holds again."""
    where = _scope(scope)
    Preference.objects.filter(user=actor, kind=kind, scope_type=where.scope_type_id, scope_id=where.scope_id).delete()
    plan_anew(actor)


@transaction.atomic
def choose_all(
    *, actor: User, wishes: Mapping[str, tuple[str, Collection[str]] | None], scope: models.Model | None = None
) -> None:
    """By kind the pace and the ways, or that nothing is chosen; all of a page at once. Errors: LookupError."""
    where = _scope(scope)
    mine = Preference.objects.filter(user=actor, scope_type_id=where.scope_type_id, scope_id=where.scope_id)
    before = {row.kind: (row.pace, row.channels) for row in mine}
    mine.filter(kind__in=[kind for kind, wish in wishes.items() if wish is None and kind in before]).delete()
    for kind, wish in wishes.items():
        if wish is not None and before.get(kind) != (wish[0], list(wish[1])):
            _set(actor, kind, where, Pace(wish[0]), list(wish[1]))
    plan_anew(actor)


@transaction.atomic
def set_rhythm(*, actor: User, **values: Any) -> HearingSettings:  # Any: the model's fields
    """`digest_hour=18`, `cap=Cap.DAY`, `quiet_from=22, quiet_until=7`, `wants_mail=False`."""
    settings, _created = HearingSettings.objects.update_or_create(user=actor, defaults=values)
    plan_anew(actor)
    return settings


@transaction.atomic
def stop_mail(*, actor: User, kind: str = "", scope: HasScope = EVERYWHERE) -> None:
    """By the link in a mail: the bell still rings. Of everything everywhere: no such mails at all."""
    _let_mail(actor, kind, scope, wanted=False)


@transaction.atomic
def resume_mail(*, actor: User, kind: str = "", scope: HasScope = EVERYWHERE) -> None:
    _let_mail(actor, kind, scope, wanted=True)


def plan_anew(user: User) -> None:
    """When a mail is due that is still to come. Within the transaction of what has changed it."""
    settings = HearingSettings.objects.select_for_update().filter(user=user).first()
    choices, now = Choices.of(user.pk), timezone.now()
    rows = list(Notification.objects.of(user).filter(due_at__isnull=False).select_related("event"))
    for row in rows:
        row.due_at = _due(row, settings, choices, now)
    Notification.objects.bulk_update(rows, ["due_at"], batch_size=500)


def _due(row: Notification, settings: HearingSettings | None, choices: Choices, now: datetime) -> datetime | None:
    kind = kind_named(row.event.kind)
    if kind is None or (settings is not None and not settings.wants_mail):
        return None
    wish = choices.wish(kind, row.event)
    if not wish.has(Channel.MAIL):
        return None
    return due_at(wish.pace, rhythm_from(settings), now, beyond_cap=kind.beyond_cap)


def _let_mail(user: User, kind: str, scope: HasScope, *, wanted: bool) -> None:
    what = kind_named(kind)
    if what is None:
        set_rhythm(actor=user, wants_mail=wanted)
        return
    now = Choices.of(user.pk).wish(what, scope)
    channels = now.channels | {Channel.MAIL} if wanted else now.channels - {Channel.MAIL}
    _set(user, kind, scope, now.pace, [each for each in Channel.values if each in channels])
    plan_anew(user)


def _set(user: User, kind: str, scope: HasScope, pace: Pace, channels: list[str]) -> None:
    if kind and kind_named(kind) is None:
        raise LookupError(f"nobody has registered the kind {kind}")
    Preference.objects.update_or_create(
        user=user,
        kind=kind,
        scope_type_id=scope.scope_type_id,
        scope_id=scope.scope_id,
        defaults={"pace": pace, "channels": channels},
    )


def _scope(scope: models.Model | None) -> HasScope:
    return Where(ContentType.objects.get_for_model(scope).pk, scope.pk) if scope is not None else EVERYWHERE
