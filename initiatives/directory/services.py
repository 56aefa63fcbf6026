"""Keeping the directory in step with what it lists."""

from collections.abc import Iterable, Iterator
from itertools import islice
from secrets import randbits

from django.db import transaction
from django.utils import timezone

from initiatives.directory.folding import fold, sort_key
from initiatives.directory.layers import Row, layer
from initiatives.directory.mercator import x_of, y_of
from initiatives.directory.models import DirectoryEntry, LayerVersion
from initiatives.directory.topic_keys import key_of

OBJECTS_AT_ONCE = 500
WRITTEN = [
    "title",
    "sort_key",
    "folded_title",
    "text",
    "published_at",
    "kind",
    "status",
    "wants_people",
    "municipality",
    "topic_key",
    "latitude",
    "longitude",
    "map_x",
    "map_y",
    "shown_until",
    "happens_at",
    "weight",
    "heat",
]


def refresh(layer_name: str, object_ids: Iterable[int]) -> None:
    """Make the rows of these things say what they are now; those that nobody may see any longer lose theirs."""
    ids = set(object_ids)
    _write(layer_name, ids, layer(layer_name).rows(ids))


@transaction.atomic
def add(layer_name: str, rows: Iterable[Row]) -> None:
    """The rows of many new things, which have none yet: as fast as the database takes them, nothing is read."""
    pairs = [(entry, row.topic_ids) for row in rows for entry in _entries(layer_name, row)]
    DirectoryEntry.objects.bulk_create([entry for entry, _topics in pairs], batch_size=OBJECTS_AT_ONCE)
    through = DirectoryEntry.topics.through
    links = [through(directoryentry_id=entry.pk, topic_id=topic) for entry, topics in pairs for topic in topics]
    through.objects.bulk_create(links, batch_size=4 * OBJECTS_AT_ONCE)
    _new_version([layer_name])


def weigh(layer_name: str, object_id: int, *, weight: int, heat: float) -> None:
    """Only by these the lists are sorted anew: one statement for each support and comment.

    The layer keeps its version, because nothing that is remembered by it depends on the two.
    """
    DirectoryEntry.objects.on(layer_name).filter(object_id=object_id).update(weight=weight, heat=heat)


@transaction.atomic
def remove(layer_name: str, object_ids: Iterable[int]) -> None:
    """The things are gone."""
    DirectoryEntry.objects.on(layer_name).filter(object_id__in=set(object_ids)).delete()
    _new_version([layer_name])


def rebuild(layer_name: str) -> int:
    """All rows of a layer anew, without a moment in which it is empty; gives their number."""
    known = set(DirectoryEntry.objects.on(layer_name).values_list("object_id", flat=True))
    written = 0
    for rows in _portions(layer(layer_name).rows(None)):
        ids = {row.object_id for row in rows}
        _write(layer_name, ids, rows)
        known -= ids
        written += len(rows)
    remove(layer_name, known)
    return written


def outdate(layer_name: str) -> None:
    """Something that is shown beside its things has changed, and none of its rows."""
    _new_version([layer_name])


@transaction.atomic
def sweep() -> int:
    """Take out what is over; gives the number of rows."""
    over = DirectoryEntry.objects.filter(shown_until__lt=timezone.now())
    layers = list(over.order_by().values_list("layer", flat=True).distinct())
    _removed, by_model = over.delete()
    _new_version(layers)
    return by_model.get(DirectoryEntry._meta.label, 0)


def _new_version(layer_names: Iterable[str]) -> None:
    """In the transaction of the change, so that nobody who sees the one misses the other."""
    LayerVersion.objects.bulk_create(
        [LayerVersion(layer=name, number=randbits(62)) for name in sorted(layer_names)],
        update_conflicts=True,
        unique_fields=["layer"],
        update_fields=["number"],
    )


def _portions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while portion := list(islice(iterator, OBJECTS_AT_ONCE)):
        yield portion


@transaction.atomic
def _write(layer_name: str, ids: set[int], rows: Iterable[Row]) -> None:
    entries: list[DirectoryEntry] = []
    topics: dict[tuple[int, str], set[int]] = {}
    for row in rows:
        for entry in _entries(layer_name, row):
            entries.append(entry)
            topics[row.object_id, entry.language] = set(row.topic_ids)
    old = DirectoryEntry.objects.on(layer_name).filter(object_id__in=ids)
    gone = [
        pk
        for pk, object_id, language in old.values_list("pk", "object_id", "language")
        if (object_id, language) not in topics
    ]
    DirectoryEntry.objects.filter(pk__in=gone).delete()
    _new_version([layer_name])
    if not entries:
        return
    # Two publications of one page at the same moment must both succeed, so not delete and insert.
    DirectoryEntry.objects.bulk_create(
        entries,
        batch_size=OBJECTS_AT_ONCE,
        update_conflicts=True,
        unique_fields=["layer", "object_id", "language"],
        update_fields=WRITTEN,
    )
    _write_topics(layer_name, ids, topics)


def _write_topics(layer_name: str, ids: set[int], wanted: dict[tuple[int, str], set[int]]) -> None:
    through = DirectoryEntry.topics.through
    entries = DirectoryEntry.objects.on(layer_name).filter(object_id__in=ids)
    stored = set(through.objects.filter(directoryentry__in=entries).values_list("directoryentry_id", "topic_id"))
    right = {
        (pk, topic)
        for pk, object_id, language in entries.values_list("pk", "object_id", "language")
        for topic in wanted.get((object_id, language), ())
    }
    for entry, topic in stored - right:
        through.objects.filter(directoryentry=entry, topic=topic).delete()
    missing = [through(directoryentry_id=entry, topic_id=topic) for entry, topic in right - stored]
    through.objects.bulk_create(missing, batch_size=OBJECTS_AT_ONCE, ignore_conflicts=True)


def _entries(layer_name: str, row: Row) -> list[DirectoryEntry]:
    """One for each language, all saying the same."""
    said = {
        "layer": layer_name,
        "object_id": row.object_id,
        "title": row.title[:255],
        "sort_key": sort_key(row.title),
        "folded_title": fold(row.title)[:255],
        "text": fold(" ".join([row.title, *row.words])),
        "published_at": row.published_at,
        "kind": row.kind,
        "status": row.status,
        "wants_people": row.wants_people,
        "municipality_id": row.municipality_id,
        "topic_key": key_of(row.topic_ids),
        "latitude": row.latitude,
        "longitude": row.longitude,
        "map_x": None if row.longitude is None else x_of(row.longitude),
        "map_y": None if row.latitude is None else y_of(row.latitude),
        "shown_until": row.shown_until,
        "happens_at": row.happens_at,
        "weight": row.weight,
        "heat": row.heat,
    }
    return [DirectoryEntry(language=language, **said) for language in row.languages]
