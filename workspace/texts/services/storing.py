"""What is written in a text, in the database: read, added to, folded.

Everything that changes a text without a socket (import, template, the locked edit, restoring a version) goes through
`append`; who writes live is stored in batches by `workspace.texts.live`.
"""

import zlib

from django.db import transaction
from django.utils import timezone
from pycrdt import Doc

from portal.accounts.models import User
from workspace.texts.document import plain
from workspace.texts.models import Change, Text

MOST_WAITING = 300
"""Changes; more are folded."""
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
    for update in updates:
        doc.apply_update(update)
    return doc


def packed(update: bytes) -> bytes:
    """As `Text.state` and `Version.state` hold it."""
    return zlib.compress(update)


def unpacked(state: bytes) -> bytes:
    return zlib.decompress(state) if state else NOTHING


@transaction.atomic
def append(*, text: Text, update: bytes, user: User | None, name: str = "") -> Change:
    """Errors: ValueError for what is not a Yjs update."""
    Doc().apply_update(update)
    change = Change.objects.create(text=text, update=update, user=user, name=name)
    Text.objects.filter(pk=text.pk).update(changed_at=timezone.now(), changed_by=user)
    if Change.objects.filter(text=text.pk).count() > MOST_WAITING:
        compact(text)
    else:
        write_plain(text)
    return change


@transaction.atomic
def compact(text: Text) -> None:
    """Folds the waiting changes into the state; the plain text is written, too."""
    now = Text.objects.select_for_update().defer("plain").filter(pk=text.pk).first()
    if now is None:
        return
    rows = _rows(text.pk)
    doc = doc_of(bytes(now.state), [update for _pk, update in rows])
    now.plain = plain.of(doc)
    if rows:
        now.state, now.folded = packed(doc.get_update()), now.folded + 1
        Change.objects.filter(pk__in=[pk for pk, _update in rows]).delete()
    now.save(update_fields=["state", "folded", "plain"])


def write_plain(text: Text) -> None:
    """For the search."""
    Text.objects.filter(pk=text.pk).update(plain=plain.of(load(text)))


def _rows(text_pk: int) -> list[tuple[int, bytes]]:
    rows = Change.objects.filter(text=text_pk).order_by("pk").values_list("pk", "update")
    return [(pk, bytes(update)) for pk, update in rows]


def _state_of(text_pk: int) -> bytes:
    return bytes(Text.objects.values_list("state", flat=True).get(pk=text_pk))
