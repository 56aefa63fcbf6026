"""A kind that the index does not know yet, after an upgrade for instance, is written to it without being asked for."""

from datetime import timedelta

from django.utils import timezone

from search.contract import Searchable, searchables
from search.models import Filling
from search.services.writing import EDITION

TOO_LONG = timedelta(hours=3)
"""Whoever began it that long ago has fallen."""


def begin_missing() -> list[str]:
    """Kinds never written as a whole by the rules of now, and that nobody writes just now; they are begun with this."""
    now = timezone.now()
    known = {each.key: each for each in Filling.objects.filter(edition=EDITION)}
    missing = [
        key
        for key in (searchable.key for searchable in searchables())
        if key not in known or (known[key].done_at is None and known[key].begun_at < now - TOO_LONG)
    ]
    for key in missing:
        Filling.objects.update_or_create(key=key, defaults={"edition": EDITION, "begun_at": now, "done_at": None})
    return missing


def done(searchable: Searchable) -> None:
    now = timezone.now()
    Filling.objects.update_or_create(
        key=searchable.key,
        defaults={"edition": EDITION, "done_at": now},
        create_defaults={"edition": EDITION, "begun_at": now, "done_at": now},
    )
