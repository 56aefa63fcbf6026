"""What is written in a text, in the database: read, added to, folded.

Everything that changes a text without a socket (import, template, the locked edit, restoring a version) goes through
`append`; who writes live is stored in batches by `workspace.texts.live`.
"""

import zlib
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from pycrdt import Doc, merge_updates

from workspace.texts.announcing import tell_update
from workspace.texts.document import plain
from workspace.texts.document.clocks import clocks_of, held_by, is_in
from workspace.texts.models import Change, Text

if TYPE_CHECKING:
    from portal.accounts.models import User

MOST_WAITING = 300
"""Changes; more are folded."""
A_DAY = timedelta(days=1)
NOTHING = b"\x00\x00"
"""The Yjs update that changes nothing."""


def load(text: Text) -> Doc:
    """As it is in the database now. Changes are read before the state: what somebody folds meanwhile is read twice,
    which does no harm, and nothing is missed."""
    rows = _rows(text.pk)
    return doc_of(_state_of(text.pk), [update for _pk, update in rows])


def doc_of(state: bytes, updates: list[bytes]) -> Doc:
    """From what stands in the columns."""
    doc: Doc = Doc()
    if state:
        doc.apply_update(unpacked(state))
    for update in merged(updates):
        doc.apply_update(update)
    return doc


def merged(updates: list[bytes]) -> list[bytes]:
    """As one, in whatever order they come.

    One after the other they would have to come in theirs: Yrs (0.28) now and then loses what waits inside of a document
    for a change that comes before it.
    """
    if len(updates) < 2:  # noqa: PLR2004  # one or none
        return updates
    try:
        return [merge_updates(*updates)]
    except Exception:  # noqa: BLE001  # pycrdt says ValueError or less; then each is one of its own
        return updates


def packed(update: bytes) -> bytes:
    """As `Text.state` and `Version.state` hold it."""
    return zlib.compress(update)


def unpacked(state: bytes) -> bytes:
    return zlib.decompress(state) if state else NOTHING


@transaction.atomic
def append(*, text: Text, update: bytes, user: "User | None", name: str = "") -> Change:
    """Those who have it open see it at once. Errors: ValueError for what is not a Yjs update."""
    Doc().apply_update(update)
    change = Change.objects.create(text=text, update=update, user=user, name=name)
    Text.objects.filter(pk=text.pk).update(changed_at=timezone.now(), changed_by=user)
    if Change.objects.filter(text=text.pk).count() > MOST_WAITING:
        compact(text)
    else:
        _write_plain(text.pk)
    transaction.on_commit(partial(tell_update, text.pk, update))
    return change


def compact(text: Text) -> None:
    """Folds the waiting changes into the state; the plain text is written, too."""
    _fold(text.pk)


def settle(text_pk: int, person: int | None, *, fold: bool) -> int | None:
    """After somebody has written live: who it was last, the plain text and, perhaps, folding.

    Gives how often the text was folded; nothing where it is gone.
    """
    Text.objects.filter(pk=text_pk).update(changed_at=timezone.now(), changed_by=person)
    if fold:
        return _fold(text_pk)
    _write_plain(text_pk)
    return None


@transaction.atomic
def _fold(text_pk: int) -> int | None:
    now = Text.objects.select_for_update().defer("plain").filter(pk=text_pk).first()
    if now is None:
        return None
    rows = _rows(text_pk)
    doc = doc_of(bytes(now.state), [update for _pk, update in rows])
    now.plain = plain.of(doc)
    folded = _in_it(doc, rows)
    if folded:
        now.state, now.folded = packed(doc.get_update()), now.folded + 1
        Change.objects.filter(pk__in=folded).delete()
    now.save(update_fields=["state", "folded", "plain"])
    return now.folded


def _in_it(doc: Doc, rows: list[tuple[int, bytes]]) -> list[int]:
    """Not those which another one has to come before: they wait inside of the document, and it does not give them.

    Whatever waits for a day waits for nothing that will ever come.
    """
    clocks = clocks_of(doc.get_state())
    stay = [pk for pk, update in rows if not _is_in(update, clocks)]
    if stay:
        stay = list(Change.objects.filter(pk__in=stay, at__gt=timezone.now() - A_DAY).values_list("pk", flat=True))
    return sorted({pk for pk, _update in rows} - set(stay))


def _is_in(update: bytes, clocks: dict[int, int]) -> bool:
    try:
        return is_in(held_by(update), clocks)
    except (ValueError, RecursionError):  # of a kind that we do not know
        return False


def _write_plain(text_pk: int) -> None:
    """For the search."""
    row = Text(pk=text_pk)
    Text.objects.filter(pk=text_pk).update(plain=plain.of(load(row)))


def _rows(text_pk: int) -> list[tuple[int, bytes]]:
    rows = Change.objects.filter(text=text_pk).order_by("pk").values_list("pk", "update")
    return [(pk, bytes(update)) for pk, update in rows]


def _state_of(text_pk: int) -> bytes:
    return bytes(Text.objects.values_list("state", flat=True).get(pk=text_pk))
