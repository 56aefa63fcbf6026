"""Making the index say what the apps say. It can be done again at any time: what is said already is not written."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import override

from search.contract import Searchable
from search.dates import packed
from search.engines.fallback import is_behind
from search.entries import LONGEST_SUMMARY, LONGEST_TEXT, LONGEST_TITLE, Entry
from search.language import words_of
from search.marks import marks_of
from search.models import SearchEntry, Unsent
from search.places import placed
from search.typed import words_typed

OBJECTS_AT_ONCE = 200
MOST_BYTES = 500_000
"""Of what is prepared from a text: PostgreSQL takes no more than a megabyte of words and places."""
EDITION = 3
"""Of the rules by which words are prepared: with another number every entry is stale."""
NUL = "\0"
OF_AN_ENTRY = ("key", "object_pk", "language")
WRITTEN = [
    field.name for field in SearchEntry._meta.concrete_fields if not field.primary_key and field.name not in OF_AN_ENTRY
]

Key = tuple[int, str]
"""The number of a thing and the language of an entry."""


@transaction.atomic
def write(searchable: Searchable, pks: Iterable[int]) -> int:
    """The entries of these things; those that nobody may find any longer lose theirs. Gives how many were not right.

    What the things are is read when nobody else writes entries of this kind: so the last who writes has read last.
    """
    ids = set(pks)
    _alone(searchable)
    said = said_of(searchable, ids)
    stored = digests_of(searchable, SearchEntry.objects.filter(object_pk__in=ids))
    gone = [key for key in stored if key not in said]
    changed = [(entry, digest) for key, (entry, digest) in said.items() if stored.get(key) != digest]
    _remove(searchable, gone)
    SearchEntry.objects.bulk_create(
        [row_of(searchable, entry, digest) for entry, digest in changed],
        update_conflicts=True,
        unique_fields=OF_AN_ENTRY,
        update_fields=WRITTEN,
    )
    note(SearchEntry.objects.filter(key=searchable.key, object_pk__in={entry.object_pk for entry, _digest in changed}))
    return len(gone) + len(changed)


def remove_of_nobody(searchable: Searchable, *, after: int, until: int | None, known: Iterable[int]) -> int:
    """The entries of things with these numbers that are not among the known; gives how many."""
    found = SearchEntry.objects.filter(key=searchable.key, object_pk__gt=after).exclude(object_pk__in=list(known))
    pks = list((found if until is None else found.filter(object_pk__lte=until)).values_list("object_pk", flat=True))
    return write(searchable, pks) if pks else 0


def sweep() -> int:
    """Take out what is over; gives how many entries."""
    return forget(SearchEntry.objects.filter(shown_until__lte=timezone.now()))


@transaction.atomic
def forget(entries: "QuerySet[SearchEntry]") -> int:
    """Remove them from the index; gives how many they were."""
    note(entries)
    _removed, by_model = entries.delete()
    return by_model.get(SearchEntry._meta.label, 0)


def note(entries: "QuerySet[SearchEntry]") -> None:
    """The search server is told of these after the commit, if there is one. While it is away the clock alone tries, so
    that the worker does not wait for it with every change."""
    if not settings.SEARCH_URL:
        return
    from search.tasks import send  # noqa: PLC0415  # the tasks call services

    noted = Unsent.objects.bulk_create([Unsent(entry=pk) for pk in entries.values_list("pk", flat=True)])
    if noted and not is_behind():
        transaction.on_commit(send.enqueue)


def portions(rows: "QuerySet[Any]") -> Iterator[list[int]]:  # Any: rows of whatever model
    """The numbers of all rows, a few hundred at a time, in their order."""
    last = None
    while True:
        ahead = rows.order_by("pk") if last is None else rows.filter(pk__gt=last).order_by("pk")
        pks = list(ahead.values_list("pk", flat=True)[:OBJECTS_AT_ONCE])
        if not pks:
            return
        yield pks
        last = pks[-1]


def said_of(searchable: Searchable, pks: Iterable[int]) -> dict[Key, tuple[Entry, str]]:
    """What the app says of these things now, without what is over, each with its digest."""
    ids = list(pks)
    now = timezone.now()
    said = {}
    for start in range(0, len(ids), OBJECTS_AT_ONCE):
        objects = list(searchable.rows().filter(pk__in=ids[start : start + OBJECTS_AT_ONCE]))
        with override(settings.LANGUAGE_CODE):  # paths, for instance, whoever has changed something
            entries = list(map(placed, searchable.entries(objects) if objects else ()))
        for entry in entries:
            if entry.shown_until is None or entry.shown_until > now:
                said[entry.object_pk, entry.language] = (entry, digest_of(entry))
    return said


def digests_of(searchable: Searchable, entries: "QuerySet[SearchEntry]") -> dict[Key, str]:
    """What is stored of this kind among these entries."""
    rows = entries.filter(key=searchable.key).values_list("object_pk", "language", "digest")
    return {(pk, code): digest for pk, code, digest in rows}


def digest_of(entry: Entry) -> str:
    return blake2b(f"{EDITION} {entry!r}".encode(errors="replace"), digest_size=20).hexdigest()


def row_of(searchable: Searchable, entry: Entry, digest: str) -> SearchEntry:
    given = (entry.title, entry.summary, entry.text, entry.also)
    title, summary, text, also = (each.replace(NUL, " ") for each in given)
    text = text[:LONGEST_TEXT]
    title_words = words_of(title, entry.language)
    return SearchEntry(
        key=searchable.key,
        object_pk=entry.object_pk,
        language=entry.language,
        digest=digest,
        title=title[:LONGEST_TITLE],
        summary=summary[:LONGEST_SUMMARY],
        text=text,
        path=entry.path,
        audience=entry.audience,
        topics=sorted(set(entry.topics)),
        municipality=entry.municipality,
        project=entry.project,
        latitude=entry.latitude,
        longitude=entry.longitude,
        starts=entry.starts,
        ends=entry.ends,
        dates=packed(entry.dates),
        date=entry.date,
        shown_until=entry.shown_until,
        seeks=entry.seeks,
        weight=entry.weight,
        title_words=title_words,
        words=_cut(words_of(f"{summary}\n{text}\n{also}", entry.language)),
        folded_title=" ".join(words_typed(title)),
        marks=marks_of(searchable.key, entry, title_words),
    )


def _cut(words: str) -> str:
    return words.encode()[:MOST_BYTES].decode(errors="ignore")


def _remove(searchable: Searchable, keys: Sequence[Key]) -> None:
    by_language: dict[str, list[int]] = {}
    for pk, code in keys:
        by_language.setdefault(code, []).append(pk)
    for code, pks in by_language.items():
        forget(SearchEntry.objects.filter(key=searchable.key, language=code, object_pk__in=pks))


def _alone(searchable: Searchable) -> None:
    """SQLite lets one write at a time by itself, from the beginning of the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"search {searchable.key}"])
