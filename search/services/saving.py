"""Keeping a search, and what becomes of one."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from portal.accounts.models import User
from portal.activity.events import forget
from search.models import SavedSearch, SearchEntry

MOST = 20
"""Of a person."""
TAKEN_BACK_WITHIN = timedelta(days=1)


class TooManyError(Exception):
    """They keep as many as one may."""


@transaction.atomic
def save_search(*, actor: User, query: str, kinds: Iterable[str] = ()) -> SavedSearch:
    """`query` as the results page has it. The same once more is the same, and goes on. Errors: TooManyError."""
    User.objects.select_for_update().get(pk=actor.pk)  # pressed twice at once
    searches = SavedSearch.objects.of(actor)
    keys = ",".join(sorted(set(kinds)))
    if same := searches.filter(query=query, kinds=keys).first():
        if same.is_paused:
            resume(search=same)
        return same
    if searches.count() >= MOST:
        raise TooManyError
    newest = newest_entry()
    return SavedSearch.objects.create(user=actor, query=query, kinds=keys, begins_after=newest, looked_to=newest)


def change(*, search: SavedSearch, query: str, kinds: Iterable[str]) -> None:
    search.query, search.kinds = query, ",".join(sorted(set(kinds)))
    search.save(update_fields=["query", "kinds"])
    _begin(search)


def pause(*, search: SavedSearch) -> None:
    search.is_paused = True
    search.save(update_fields=["is_paused"])


def resume(*, search: SavedSearch) -> None:
    """Of what came meanwhile they hear nothing."""
    search.is_paused = False
    search.save(update_fields=["is_paused"])
    _begin(search)


def delete(*, search: SavedSearch) -> None:
    search.deleted_at = timezone.now()
    search.save(update_fields=["deleted_at"])


@transaction.atomic
def restore(*, search: SavedSearch, actor: User) -> None:
    """Errors: TooManyError."""
    User.objects.select_for_update().get(pk=actor.pk)
    if SavedSearch.objects.of(actor).count() >= MOST:
        raise TooManyError
    search.deleted_at = None
    search.save(update_fields=["deleted_at"])


def remove_deleted() -> None:
    """Those that nobody takes back any more, with what was told of them."""
    for search in SavedSearch.objects.filter(deleted_at__lt=timezone.now() - TAKEN_BACK_WITHIN):
        remove(search)


@transaction.atomic
def remove(search: SavedSearch) -> None:
    forget(search)
    search.delete()


def newest_entry() -> int:
    return SearchEntry.objects.aggregate(newest=Max("pk"))["newest"] or 0


def _begin(search: SavedSearch) -> None:
    search.since = timezone.now()
    search.begins_after = search.looked_to = newest_entry()
    search.save(update_fields=["since", "begins_after", "looked_to"])
