"""The municipality and the topics of rows from the managed lists, which every process keeps: a long list would join and
build them anew for each of its rows."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

from django.db import models
from django.db.models.query import ModelIterable

from portal.base.prepared import prepared
from portal.regions.lists import all_topics, municipalities_by_key
from portal.regions.models import Topic

Rows = TypeVar("Rows", bound="models.QuerySet[Any]")


def with_municipality_and_topics(rows: Rows) -> Rows:
    """As `select_related("municipality").prefetch_related("topics")`, at the price of one short query.

    What is filled in is not to be changed.
    """
    filled = rows.all()
    filled._iterable_class = _Filled  # noqa: SLF001  # as Wagtail's `specific` does; there is no other way in
    return filled


class _Filled(ModelIterable[Any]):
    """Any: rows of whatever model has a municipality and topics."""

    def __iter__(self) -> Iterator[Any]:
        rows = list(super().__iter__())
        _fill_in(rows)
        return iter(rows)


def _fill_in(rows: Sequence[Any]) -> None:
    if not rows:
        return
    chosen = topics_of(type(rows[0]), [row.pk for row in rows])
    municipalities = municipalities_by_key()
    for row in rows:
        if row.municipality_id in municipalities:
            row.municipality = municipalities[row.municipality_id]
        topics = Topic.objects.all()
        topics._result_cache = list(chosen.get(row.pk, ()))  # noqa: SLF001
        row._prefetched_objects_cache = {"topics": topics}  # noqa: SLF001  # both as `prefetch_related` does


def topics_of(model: type[models.Model], pks: Collection[int]) -> dict[int, tuple[Topic, ...]]:
    """Those of the rows that have any, in the order of the list."""
    chosen: dict[int, set[int]] = defaultdict(set)
    for pk, topic in _pairs(pks, model=model):
        chosen[pk].add(topic)
    known = all_topics()
    return {pk: tuple(topic for topic in known if topic.pk in topics) for pk, topics in chosen.items()}


@prepared
def _pairs(pks: Collection[int], *, model: type[models.Model]) -> "models.QuerySet[Any, tuple[int, int]]":
    field: Any = model._meta.get_field("topics")  # Any: it leads to the table between the two
    row_name, topic_name = field.m2m_field_name(), field.m2m_reverse_field_name()
    return field.remote_field.through.objects.filter(**{f"{row_name}__in": pks}).values_list(row_name, topic_name)
