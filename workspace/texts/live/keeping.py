"""What the loop asks of the database, each a function for a thread."""

from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import Max

from workspace.texts.models import Author, Change, Text
from workspace.texts.services import storing

OVERLAP = 10_000
"""A row may become visible after one of a higher number: so many are looked at again."""


@dataclass
class Batch:
    """What one connection has written since the last storing."""

    text: int
    person: int | None
    name: str
    process: str
    updates: list[bytes] = field(default_factory=list)
    windows: list[int] = field(default_factory=list)
    """That wrote for the first time."""


@dataclass(frozen=True)
class Opened:
    state: bytes
    updates: list[bytes]
    folded: int
    windows: set[int]
    newest: int


def open_text(text: int) -> Opened | None:
    """Everything that is in the database; nothing where there is no such text any more."""
    newest = newest_change()
    updates = [bytes(each) for each in Change.objects.filter(text=text).order_by("pk").values_list("update", flat=True)]
    row = Text.objects.filter(pk=text).values_list("state", "folded").first()
    if row is None:
        return None
    windows = set(Author.objects.filter(text=text).values_list("client_id", flat=True))
    return Opened(storing.unpacked(bytes(row[0])), updates, row[1], windows, newest)


def newest_change() -> int:
    return Change.objects.aggregate(newest=Max("pk"))["newest"] or 0


def store(batches: list[Batch]) -> set[int]:
    """All of them or, where a text is gone, all others; gives the texts that are gone."""
    try:
        _store(batches)
    except IntegrityError:
        gone = {each.text for each in batches}
        gone -= set(Text.objects.filter(pk__in=gone).values_list("pk", flat=True))
        _store([each for each in batches if each.text not in gone])
        return gone
    return set()


@transaction.atomic
def _store(batches: list[Batch]) -> None:
    Change.objects.bulk_create(
        Change(text_id=each.text, update=update, user_id=each.person, name=each.name, process=each.process)
        for each in batches
        for update in storing.merged(each.updates)
    )
    authors = [
        Author(text_id=each.text, client_id=window, user_id=each.person, name=each.name)
        for each in batches
        for window in each.windows
    ]
    if authors:
        Author.objects.bulk_create(authors, ignore_conflicts=True)


@dataclass(frozen=True)
class News:
    changes: list[tuple[int, int, bytes]]
    """Number, text and update of what others have stored."""
    folded: dict[int, int]


def look(texts: list[int], since: int, process: str, seen: set[int]) -> News:
    rows = Change.objects.filter(pk__gt=since, text__in=texts).exclude(process=process)
    new = sorted(set(rows.values_list("pk", flat=True)) - seen)
    full = Change.objects.filter(pk__in=new).order_by("pk").values_list("pk", "text", "update")
    changes = [(pk, text, bytes(update)) for pk, text, update in full] if new else []
    return News(changes, dict(Text.objects.filter(pk__in=texts).values_list("pk", "folded")))


def state_of(text: int) -> bytes:
    row = Text.objects.filter(pk=text).values_list("state", flat=True).first()
    return storing.unpacked(bytes(row or b""))


def stored_state(text: int) -> bytes | None:
    """How far the database is; nothing where the text is gone."""
    row = Text.objects.filter(pk=text).first()
    return storing.load(row).get_state() if row is not None else None


def settle(text: int, person: int | None, *, fold: bool) -> int | None:
    """What the list and the search say, and the folding; gives how often it was folded."""
    return storing.settle(text, person, fold=fold)
