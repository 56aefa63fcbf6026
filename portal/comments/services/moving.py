"""What was said to one thing moves to another one, and back: two ideas that were one."""

from typing import Any

from django.apps import apps
from django.db import models, transaction

from portal.accounts.models import User
from portal.comments.models import Comment, Support
from portal.comments.services.threads import count_anew, locked_thread
from portal.moderation.services.audit import note

Record = dict[str, Any]  # Any: JSON


@transaction.atomic
def move(*, source: models.Model, target: models.Model, actor: User) -> Record:
    """Supports and comments; who supports both counts once. Gives all that `move_back` needs."""
    old, new = _both(source, target)
    there = Support.objects.filter(thread=new).values("user")
    moved = list(Support.objects.filter(thread=old).exclude(user__in=there).values_list("pk", flat=True))
    comments = list(Comment.objects.filter(thread=old).values_list("pk", flat=True))
    Support.objects.filter(pk__in=moved).update(thread=new)
    Comment.objects.filter(pk__in=comments).update(thread=new)
    count_anew(old)
    count_anew(new)
    record = {
        "model": source._meta.label_lower,
        "source": source.pk,
        "target": target.pk,
        "supports": moved,
        "comments": comments,
    }
    note("voices_moved", case=None, actor=actor, **{key: record[key] for key in ("model", "source", "target")})
    return record


@transaction.atomic
def move_back(*, record: Record, actor: User) -> None:
    """What was moved and is still there; who has taken their support back meanwhile stays without."""
    model = apps.get_model(record["model"])
    source, target = model.objects.get(pk=record["source"]), model.objects.get(pk=record["target"])
    old, new = _both(source, target)
    there = Support.objects.filter(thread=old).values("user")
    moved = Support.objects.filter(pk__in=record["supports"], thread=new)
    moved.exclude(user__in=there).update(thread=old)
    Comment.objects.filter(pk__in=record["comments"], thread=new).update(thread=old)
    Comment.objects.filter(parent__in=record["comments"], thread=new).update(thread=old)
    count_anew(old)
    count_anew(new)
    note("voices_moved_back", case=None, actor=actor, model=record["model"], source=source.pk, target=target.pk)


def _both(source: models.Model, target: models.Model) -> Any:  # Any: a pair of threads, in the order of the arguments
    """Always locked in the same order, so that two moves do not wait for each other."""
    first, second = sorted((source, target), key=lambda each: each.pk)
    threads = {first.pk: locked_thread(first), second.pk: locked_thread(second)}
    return threads[source.pk], threads[target.pk]
