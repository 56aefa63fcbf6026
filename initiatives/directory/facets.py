"""How many things there are behind each value of a filter, all other filters applied.

Counted is up to `MOST_COUNTED`: of more it is only said that there are more, and the values beside which that would be
said stand without a number. So a page costs the database about the same however many things there are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import Count

from initiatives.directory.filters import DirectoryFilter
from initiatives.directory.memory import Memory
from initiatives.directory.querysets import DirectoryEntryQuerySet
from initiatives.directory.topic_keys import topics_in

MOST_COUNTED = 3_000
COUNTED_TOGETHER = ("ort", "art", "status", "sucht")
"""Filters by something of which each row has one."""
COUNTED = ("thema", *COUNTED_TOGETHER)
FIELDS = {"thema": "topic_key", "ort": "municipality", "art": "kind", "status": "status", "sucht": "wants_people"}


@dataclass(frozen=True)
class Facets:
    """For each filter, what its values would bring; None where that was too much to count."""

    total: int
    """What all filters together bring, at most `MOST_COUNTED`."""
    has_more: bool
    """There are more than that."""
    topics: dict[int, int] | None
    municipalities: dict[int, int] | None
    """Each with what belongs to it."""
    kinds: dict[str, int] | None
    statuses: dict[str, int] | None
    wants_people: int | None
    distances: dict[int, int]
    """In km around the place, as far as they were counted; empty without one."""

    @property
    def is_complete(self) -> bool:
        """Whether each value has its number."""
        return None not in (self.topics, self.municipalities, self.kinds, self.statuses, self.wants_people)


class Group(NamedTuple):
    """Rows, and for each filter how many of them have each value."""

    number: int
    counts: dict[str, Counter[Any]]  # Any, here and below: the values of the filter


class Groups(NamedTuple):
    """Rows by the value of one filter; nothing where they are too many to be counted."""

    are_all: bool
    by_value: dict[Any, Group]


def count_facets(chosen: DirectoryFilter, entries: DirectoryEntryQuerySet, memory: Memory) -> Facets:
    """Three queries, or four around a place, as long as the layer can be counted; else some more, each bounded."""
    if memory.recall("facets-are-many", "", partial(is_too_much, entries)):
        return _of_many(chosen, entries, memory)
    return _of_few(chosen, entries)


def is_too_much(rows: DirectoryEntryQuerySet) -> bool:
    return rows.order_by()[MOST_COUNTED : MOST_COUNTED + 1].exists()


def _of_few(chosen: DirectoryFilter, entries: DirectoryEntryQuerySet) -> Facets:
    """How often each combination occurs, each topic, each distance.

    The values of kind, status, municipality and "looks for people" make a few hundred combinations, however many rows
    there are; every count of theirs is a sum over these.
    """
    cells = _Cells(chosen, entries)
    return Facets(
        total=cells.sums("ort").total(),
        has_more=False,
        topics=_of_topics(chosen.narrow(entries, without=["thema"])),
        municipalities=_with_what_belongs_to_them(chosen, cells.sums("ort", without="ort")),
        kinds=dict(cells.sums("art", without="art")),
        statuses=dict(cells.sums("status", without="status")),
        wants_people=cells.sums("sucht", without="sucht")[True],
        distances=_of_distances(chosen, entries),
    )


def _of_many(chosen: DirectoryFilter, entries: DirectoryEntryQuerySet, memory: Memory) -> Facets:
    """A filter that is set is counted among what is there without it, all others among the result.

    What was counted completely without one of the filters has the result within it, which then needs no query. By
    place it is remembered: whoever has looked for a word chooses a place next, and then perhaps another one.
    """
    counts: dict[str, Counter[Any] | None] = dict.fromkeys(COUNTED)
    wanted, is_set = _wanted(chosen), [name for name in COUNTED if name in chosen.names]
    free = [name for name in COUNTED if name not in is_set]
    result: Group | None = None
    for name in is_set or ["ort"]:
        others = [each for each in free if each != name]
        asked = chosen.query(without=[name, "sortierung", "ansicht"])
        make = partial(_groups_of, chosen.narrow(entries, without=[name]), name, others)
        groups = memory.recall("facets-by-place", asked, make) if name == "ort" else make()
        if groups.are_all:
            counts |= _summed([name], ((value, group.number) for value, group in groups.by_value.items()))
            within = [of for value, of in groups.by_value.items() if _holds(wanted[name], _values(name, value))]
            result = _together(within, others)
        elif not is_set:
            result = Group(MOST_COUNTED + 1, {})
    if result is None:
        result = _group_of(_cells_of_few(chosen.narrow(entries), free), free)
    if result.number <= MOST_COUNTED:
        counts |= result.counts
    places, people = counts["ort"], counts["sucht"]
    return Facets(
        total=min(result.number, MOST_COUNTED),
        has_more=result.number > MOST_COUNTED,
        topics=counts["thema"],
        municipalities=None if places is None else _with_what_belongs_to_them(chosen, places),
        kinds=counts["art"],
        statuses=counts["status"],
        wants_people=None if people is None else people[True],
        distances=_of_distances_of_many(chosen, entries),
    )


def _groups_of(rows: DirectoryEntryQuerySet, name: str, others: Sequence[str]) -> Groups:
    cells = _cells_of_few(rows, [name, *others])
    if sum(cell[-1] for cell in cells) > MOST_COUNTED:
        return Groups(are_all=False, by_value={})
    by_value: dict[Any, list[Sequence[Any]]] = {}
    for value, *cell in cells:
        by_value.setdefault(value, []).append(cell)
    return Groups(are_all=True, by_value={value: _group_of(of_it, others) for value, of_it in by_value.items()})


def _group_of(cells: Sequence[Sequence[Any]], names: Sequence[str]) -> Group:
    return Group(sum(cell[-1] for cell in cells), _summed(names, cells))


def _together(groups: Sequence[Group], names: Sequence[str]) -> Group:
    counts: dict[str, Counter[Any]] = {name: Counter() for name in names}
    for group in groups:
        for name in names:
            counts[name].update(group.counts[name])
    return Group(sum(group.number for group in groups), counts)


def _cells_of_few(rows: DirectoryEntryQuerySet, names: Sequence[str]) -> list[Sequence[Any]]:
    """The values that occur together and how often, among as many rows as are counted and one more.

    In SQL, because Django puts the limit of a grouped query around the groups instead of the rows; counting first and
    grouping then would look for the rows twice, which for a word takes longer than all the rest of the page.
    """
    fields = [FIELDS[name] for name in names]
    few = rows.order_by().values(*fields or ["pk"])[: MOST_COUNTED + 1]
    if not fields:
        return [[few.count()]]
    found, parameters = few.query.sql_with_params()
    with connections[rows.db].cursor() as cursor:
        columns = ", ".join(map(connections[rows.db].ops.quote_name, fields))
        cursor.execute(f"SELECT {columns}, COUNT(*) FROM ({found}) AS found GROUP BY {columns}", parameters)  # noqa: S608  # names of our own columns
        return cursor.fetchall()


def _counted(rows: DirectoryEntryQuerySet, names: Sequence[str]) -> dict[str, Counter[Any]]:
    """For each of the filters how often each value occurs; one query."""
    values = rows.order_by().values_list(*(FIELDS[name] for name in names))
    return _summed(names, values.annotate(count=Count("*")))


def _summed(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> dict[str, Counter[Any]]:
    """Of rows with a value for each filter, and how often they have these together."""
    counts: dict[str, Counter[Any]] = {name: Counter() for name in names}
    for *values, number in rows:
        for name, value in zip(names, values, strict=True):
            for each in _values(name, value):
                counts[name][each] += number
    return counts


def _values(name: str, value: Any) -> list[Any]:
    """A row has several topics, and one of everything else."""
    return topics_in(value) if name == "thema" else [value]


def _with_what_belongs_to_them(chosen: DirectoryFilter, counts: Counter[Any]) -> dict[int, int]:
    choices = chosen.choices
    return {each.pk: sum(counts[pk] for pk in choices.family(each)) for each in choices.municipalities}


class _Cells:
    def __init__(self, chosen: DirectoryFilter, entries: DirectoryEntryQuerySet) -> None:
        self.wanted = _wanted(chosen)
        rows = chosen.narrow(entries, without=COUNTED_TOGETHER).order_by()
        fields = [FIELDS[name] for name in COUNTED_TOGETHER]
        self.cells = list(rows.values_list(*fields).annotate(count=Count("*")))

    def sums(self, name: str, *, without: str = "") -> Counter[Any]:  # Any: the values of the filter
        """How many rows have each value, among those for which all filters hold but the one left out."""
        place, sums = COUNTED_TOGETHER.index(name), Counter[Any]()
        for *values, number in self.cells:
            held = zip(COUNTED_TOGETHER, values, strict=True)
            if all(each == without or _holds(self.wanted[each], [value]) for each, value in held):
                sums[values[place]] += number
        return sums


def _wanted(chosen: DirectoryFilter) -> dict[str, Collection[Any]]:
    """What each filter lets through; nothing where it is not set."""
    return {
        "thema": {topic.pk for topic in chosen.topics},
        "ort": chosen.choices.family(chosen.municipality) if chosen.municipality else (),
        "art": chosen.kinds,
        "status": chosen.statuses,
        "sucht": (True,) if chosen.wants_people else (),
    }


def _holds(wanted: Collection[Any], values: Iterable[Any]) -> bool:
    return not wanted or any(value in wanted for value in values)


def _of_topics(rows: DirectoryEntryQuerySet) -> dict[int, int]:
    return dict(_counted(rows, ["thema"])["thema"])


def _of_distances(chosen: DirectoryFilter, entries: DirectoryEntryQuerySet) -> dict[int, int]:
    if chosen.point is None:
        return {}
    rows = chosen.narrow(entries, without=["bei"])
    return rows.count_within(chosen.distances, chosen.point, chosen.choices.points)


def _of_distances_of_many(chosen: DirectoryFilter, entries: DirectoryEntryQuerySet) -> dict[int, int]:
    """The smaller ones, as long as they can be counted."""
    point, counts = chosen.point, {}
    if point is None:
        return {}
    rows = chosen.narrow(entries, without=["bei"]).order_by()
    for km in chosen.distances:
        within = rows.within(km, point, chosen.choices.points)
        counts[km] = within.values("pk")[: MOST_COUNTED + 1].count()
        if counts[km] > MOST_COUNTED:
            return {each: count for each, count in counts.items() if count <= MOST_COUNTED}
    return counts
