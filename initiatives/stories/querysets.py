"""Reads of stories and of who does them too."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from portal.base.prepared import prepared
from portal.regions.permissions import areas_of

if TYPE_CHECKING:
    from initiatives.stories.models import Copy, SuccessStoryPage  # noqa: F401  # named in the type of the rows

DONE, HIDDEN, PLANNED = "done", "hidden", "planned"


class StoryQuerySet(PageQuerySet["SuccessStoryPage"]):
    def with_facts(self) -> "StoryQuerySet":
        """`most_cost`, `least_people` and `needs_permit`: what the filters ask for."""
        permits = apps.get_model("initiatives_stories", "StoryPermit").objects.filter(page=OuterRef("pk"))
        return self.annotate(
            most_cost=Coalesce("cost_to", "cost_from"),
            least_people=Coalesce("people_from", "people_to"),
            needs_permit=Exists(permits),
        )

    def with_places(self) -> "StoryQuerySet":
        """`places`: in how many it was done again, by readers of whatever translation."""
        copies = apps.get_model("initiatives_stories", "Copy").objects.done().order_by()
        copies = copies.filter(story__translation_key=OuterRef("translation_key"))
        counted = copies.values("story__translation_key").annotate(places=Count("place_key", distinct=True))
        return self.annotate(places=Coalesce(Subquery(counted.values("places")), 0))


StoryManager = PageManager.from_queryset(StoryQuerySet)


@dataclass(frozen=True)
class Places:
    """In how many places a story was done again, and in how many others somebody wants to."""

    done: int = 0
    planned: int = 0

    @classmethod
    def of(cls, copies: Iterable[tuple[str, str]]) -> "Places":
        """From the place and the status of each copy that may be counted."""
        rows = list(copies)
        done = {place for place, status in rows if status == DONE}
        return cls(len(done), len({place for place, _status in rows} - done))


class CopyQuerySet(models.QuerySet["Copy"]):
    """Before an address is confirmed a copy is shown to nobody and counts nowhere."""

    def confirmed(self) -> "CopyQuerySet":
        return self.filter(confirmed_at__isnull=False)

    def shown(self) -> "CopyQuerySet":
        """What may be counted in public."""
        return self.confirmed().exclude(status=HIDDEN)

    def done(self) -> "CopyQuerySet":
        """Those that a manager has confirmed."""
        return self.confirmed().filter(status=DONE)

    def of(self, story: "SuccessStoryPage") -> "CopyQuerySet":
        """Of the story, whatever translation this is."""
        return self.filter(story__translation_key=story.translation_key)

    def of_any(self, stories: Collection[int]) -> "CopyQuerySet":
        """The same of stories by their keys."""
        pages = Page.objects.filter(pk__in=stories).order_by()
        return self.filter(story__translation_key__in=pages.values("translation_key"))

    def by(self, user: Any) -> "CopyQuerySet":  # Any, here and below: users and anonymous visitors
        return self.filter(user=user) if user.is_authenticated else self.none()

    def of_address(self, email: str) -> "CopyQuerySet":
        """Confirmed ones from this address, by name or from the account that it belongs to."""
        return self.confirmed().filter(Q(email__iexact=email) | Q(user__email__iexact=email))

    def unconfirmed_since(self, moment: datetime.datetime) -> "CopyQuerySet":
        return self.filter(confirmed_at__isnull=True, created_at__lt=moment)

    def decided_by(self, user: Any) -> "CopyQuerySet":
        """Those about which this person may decide; `permissions.may_decide` says the same of one."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self.confirmed()
        areas = areas_of(user) or frozenset()
        here = Q(municipality__in=areas) | Q(story__municipality__in=areas)
        return self.confirmed().filter(here | Q(story__municipality=None, story__owner=user))


def places_of(stories: Collection[int]) -> dict[UUID, Places]:
    """For each of these stories with a copy, by its translation key; one query."""
    copies: dict[UUID, list[tuple[str, str]]] = {}
    for key, place, status in _places(stories):
        copies.setdefault(key, []).append((place, status))
    return {key: Places.of(each) for key, each in copies.items()}


@prepared
def _places(stories: Collection[int]) -> "models.QuerySet[Any, tuple[UUID, str, str]]":  # Any: a copy
    copies = apps.get_model("initiatives_stories", "Copy").objects.of_any(stories).shown()
    return copies.order_by().values_list("story__translation_key", "place_key", "status").distinct()
