"""Questions to the rows of the search."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from search.models import EmptySearch, SavedSearch, SearchEntry  # noqa: F401  # named in the types of the rows


class EntryQuerySet(models.QuerySet["SearchEntry"]):
    def found_by(self, audiences: Iterable[str]) -> "EntryQuerySet":
        """What whoever has these tokens may find now."""
        return self.filter(audience__in=list(audiences)).exclude(shown_until__lte=timezone.now())

    def of_things(self, things: Iterable[tuple[str, int]]) -> "EntryQuerySet":
        """In whatever language; each thing by its kind and its number."""
        numbers: dict[str, list[int]] = {}
        for key, pk in things:
            numbers.setdefault(key, []).append(pk)
        wanted = Q(pk__in=[])
        for key, pks in numbers.items():
            wanted |= Q(key=key, object_pk__in=pks)
        return self.filter(wanted)


class EmptySearchQuerySet(models.QuerySet["EmptySearch"]):
    def common(self) -> "EmptySearchQuerySet":
        """What managers see."""
        return self.exclude(words="")

    def not_asked_since(self, *, rare: date, common: date) -> "EmptySearchQuerySet":
        return self.filter(Q(words="", last_day__lt=rare) | ~Q(words="") & Q(last_day__lt=common))


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def of(self, user: Any) -> "SavedSearchQuerySet":  # Any: a user or an anonymous visitor
        """Those they still have; nobody else sees them."""
        return self.filter(user=user, deleted_at__isnull=True) if user.is_authenticated else self.none()

    def deleted_by(self, user: Any, *, since: datetime) -> "SavedSearchQuerySet":  # Any: as above
        """What can be taken back."""
        return self.filter(user=user, deleted_at__gte=since) if user.is_authenticated else self.none()

    def to_look_for(self, *, until: int) -> "SavedSearchQuerySet":
        """For whom the index may have something new, up to the entry with this number."""
        return self.filter(is_paused=False, deleted_at__isnull=True, user__is_active=True, looked_to__lt=until)
