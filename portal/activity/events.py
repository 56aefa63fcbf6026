"""Something happens."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.activity import tasks
from portal.activity.kinds import kind_named
from portal.activity.models import Concern, Event, Preference
from portal.activity.querysets import is_it


@transaction.atomic
def happen(
    kind: str,
    *,
    target: models.Model,
    actor: User | None,
    scope: models.Model | None = None,
    about: Iterable[models.Model] = (),
    data: Mapping[str, int | str | bool] | None = None,
    at: datetime | None = None,
) -> Event:
    """Within the transaction of what happened; once it is committed, people are told by a worker.

    `scope` is the project or place under which preferences can differ; `about` are further things, topics and places
    for instance, under which it stands in what is new. Errors: LookupError for a kind that nobody has registered.
    """
    if kind_named(kind) is None:
        raise LookupError(f"nobody has registered the kind {kind}")
    event = Event.objects.create(
        kind=kind,
        actor=actor,
        content_type=ContentType.objects.get_for_model(target),
        object_id=target.pk,
        scope_type=ContentType.objects.get_for_model(scope) if scope is not None else None,
        scope_id=scope.pk if scope is not None else None,
        data=dict(data or {}),
        at=at or timezone.now(),
    )
    things = {
        (ContentType.objects.get_for_model(thing).pk, thing.pk)
        for thing in (target, scope, *about)
        if thing is not None
    }
    Concern.objects.bulk_create(Concern(event=event, content_type_id=type_id, object_id=pk) for type_id, pk in things)
    transaction.on_commit(partial(tasks.fan_out.enqueue, event.pk))
    return event


@transaction.atomic
def forget(thing: models.Model) -> None:
    """It is deleted for good: nothing is told any more of it, of what was in it, or of how somebody wanted to hear."""
    here = is_it(thing, field="scope_type", key="scope_id")
    Event.objects.filter(is_it(thing) | here).delete()
    Concern.objects.filter(is_it(thing)).delete()
    Preference.objects.filter(here).delete()
