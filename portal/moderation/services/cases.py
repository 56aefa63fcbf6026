"""Opening and closing cases; one is open for a contribution at a time."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone, translation

from portal.accounts.models import User
from portal.moderation import tasks
from portal.moderation.kinds import Moderated, kind_of
from portal.moderation.models import Case, Objection
from portal.moderation.services.audit import note
from portal.moderation.whys import Why

SEEN_FOR = timedelta(minutes=15)


@transaction.atomic
def open_case(*, target: models.Model, why: Why, opened_by: User | None = None) -> Case:
    """The case of this contribution, with one reason more; the same reason twice is one.

    Errors: LookupError where no app has registered this kind.
    """
    kind = kind_of(target)
    if kind is None:
        raise LookupError(f"{target._meta.label} is not moderated")
    case, is_new = Case.objects.select_for_update().get_or_create(
        content_type=ContentType.objects.get_for_model(target),
        object_id=target.pk,
        status=Case.Status.OPEN,
        defaults=_about(kind, target),
    )
    said = {"code": why.code, "values": dict(why.values)}
    if said not in case.whys:
        case.whys = [*case.whys, said]
        case.codes = f" {' '.join(dict.fromkeys(each['code'] for each in case.whys))} "
        case.save(update_fields=["whys", "codes"])
        note("opened" if is_new else "reason_added", case=case, actor=opened_by, code=why.code)
    if is_new:
        transaction.on_commit(partial(tasks.tell_managers_at_once.enqueue, case.pk))
    return case


@transaction.atomic
def reopen_case(*, case: Case, target: models.Model, why: Why, opened_by: User | None = None) -> Case:
    """The same one, with its reports: those who made them hear what comes of it. The caller holds both locks."""
    if not case.is_open and not Case.objects.open().of(target).exists():
        case.status, case.told_at = Case.Status.OPEN, None
        case.save(update_fields=["status", "told_at"])
        transaction.on_commit(partial(tasks.tell_managers_at_once.enqueue, case.pk))
    return open_case(target=target, why=why, opened_by=opened_by)


@transaction.atomic
def close_case(*, target: models.Model, code: str = "") -> None:
    """It is settled elsewhere; with a code only that reason is, and others keep the case open.

    Once it is closed, objections are answered by what happened, and who has reported it hears of it.
    """
    case = Case.objects.open().of(target).select_for_update().first()
    if case is None:
        return
    left = [why for why in case.whys if code and why["code"] != code]
    case.whys = left or case.whys
    case.codes = f" {' '.join(dict.fromkeys(each['code'] for each in case.whys))} "
    case.status = Case.Status.OPEN if left else Case.Status.CLOSED
    case.save(update_fields=["whys", "codes", "status"])
    note("settled", case=case, actor=None, code=code)
    if not left:
        objections = Objection.objects.open().about(case)
        objections.update(outcome=Objection.Outcome.SETTLED, answered_at=timezone.now())
        transaction.on_commit(partial(tasks.tell_reporters_it_is_settled.enqueue, case.pk))


def held(case: Case) -> tuple[Any, Case]:  # Any: a row of the app's model, or None
    """The contribution and its case as they are now; first the lock that its app's services take first, too."""
    target, kind = case.target, case.kind
    if target is not None and kind is not None:
        target = kind.lock(target)
    return target, Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


def mark_as_seen(*, case: Case, actor: User) -> User | None:
    """Notes who looks at it; gives the other one who does so just now."""
    now = timezone.now()
    other = case.seen_by if case.seen_by_id != actor.pk else None
    lately = case.seen_at is not None and now - case.seen_at < SEEN_FOR
    if other is not None and lately:
        return other
    case.seen_by, case.seen_at = actor, now
    case.save(update_fields=["seen_by", "seen_at"])
    return None


def _about(kind: Moderated, target: models.Model) -> dict[str, object]:
    with translation.override(settings.LANGUAGE_CODE):  # not in that of whoever wrote: managers read it
        title = kind.title(target)[:255]
    return {
        "kind_name": kind.name,
        "title": title,
        "author": kind.author(target),
        "municipality_id": kind.municipality_id(target),
    }
