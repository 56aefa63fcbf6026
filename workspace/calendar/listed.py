"""A date as lists, weeks and months draw it: read without the rows of its event, its project and its change."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.base.addresses import address
from portal.base.prepared import prepared
from workspace.calendar.models import Occurrence
from workspace.calendar.models.occurrences import stamp_of


@dataclass(slots=True)
class Listed:
    """The same of an `Occurrence`; the fields are the columns of `_rows`."""

    pk: int
    start: datetime
    end: datetime
    recurrence_id: datetime
    event_id: int
    all_day: bool
    is_public: bool
    is_series: bool
    project_id: int
    project: str
    slug: str
    name: str
    place: str
    is_cancelled: bool
    answer_token: str | None = None
    """Of whoever was asked from outside."""

    @property
    def title(self) -> str:
        """Nobody should set out in vain."""
        return _("Cancelled: %s") % self.name if self.is_cancelled else self.name

    @property
    def stamp(self) -> str:
        return stamp_of(self.recurrence_id)

    @property
    def reader_url(self) -> str:
        """The page of whoever was asked from outside is that of their invitation."""
        if self.answer_token:
            return reverse("event_answers:answer", args=[self.answer_token])
        url = address("workspace:calendar:detail", self.slug, self.event_id)
        return f"{url}{self.stamp}/" if self.is_series else url


def listed(pks: Collection[int]) -> dict[int, Listed]:
    """By key; one query."""
    return {row[0]: Listed(*row) for row in _rows(pks)}


@prepared
def _rows(pks: Collection[int]) -> QuerySet[Occurrence, Any]:  # Any: of each field of `Listed`
    return (
        Occurrence.objects.filter(pk__in=pks)
        .order_by()
        .values_list(
            "pk",
            "start",
            "end",
            "recurrence_id",
            "event_id",
            "event__all_day",
            "event__is_public",
            _whether(~Q(event__recurrence="")),
            "event__project_id",
            "event__project__name",
            "event__project__slug",
            Coalesce("change__title", "event__title"),
            Coalesce("change__place", "event__place"),
            _whether(Q(event__cancelled_at__isnull=False) | Q(change__cancelled_at__isnull=False)),
        )
    )


def _whether(said: Q) -> ExpressionWrapper:
    return ExpressionWrapper(said, output_field=BooleanField())
