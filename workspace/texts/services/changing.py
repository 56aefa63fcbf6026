"""A text is changed by somebody without an open editor: by the plain form, a file, a restored version."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import transaction
from pycrdt import Doc

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.models import Membership
from workspace.projects.services.holding import hold
from workspace.texts.document import writing as blocks_in
from workspace.texts.document.tree import Node
from workspace.texts.errors import TextError
from workspace.texts.models import Author, Text
from workspace.texts.querysets import HEAVY
from workspace.texts.services import storing

T = TypeVar("T")


@transaction.atomic
def change(*, text: Text, membership: Membership, work: Callable[[Doc], T], base: Doc | None = None) -> T:
    """`work(doc)` changes the text as it is now, or as it was at `base`; Yjs joins that with what was written since.

    Errors: BlockedError, ProjectError, TextError.
    """
    require_not_blocked(membership.user)
    return change_held(text=held(text, membership), work=work, base=base, user=membership.user)


@transaction.atomic
def change_held(*, text: Text, work: Callable[[Doc], T], base: Doc | None, user: User | None, name: str = "") -> T:
    """The same of a text that the caller holds; `name` is of somebody who came by a link."""
    doc = storing.load(text) if base is None else base
    before = doc.get_state()
    given = work(doc)
    if doc.get_state() != before or _has_deleted(doc, before):
        storing.append(text=text, update=doc.get_update(before), user=user, name=name)
        said = {"user": user, "name": name}
        Author.objects.get_or_create(text=text, client_id=doc.client_id, defaults=said)
    return given


def add(*, text: Text, membership: Membership, blocks: Sequence[Node]) -> None:
    """At its end. Errors: as for `change`."""
    change(text=text, membership=membership, work=lambda doc: blocks_in.append(doc, blocks))


def held(text: Text, membership: Membership) -> Text:
    """As it is now, to be written in. Errors: ProjectError, TextError."""
    project = hold(membership)
    now = Text.objects.kept().defer(*HEAVY).filter(pk=text.pk, project=project).first()
    if now is None:
        raise TextError.gone()
    if now.is_finished:
        raise TextError.finished()
    now.project = project
    return now


def _has_deleted(doc: Doc, before: bytes) -> bool:
    """Deleting does not move the clocks."""
    return len(doc.get_update(before)) > len(storing.NOTHING)
