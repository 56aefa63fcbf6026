"""What stood in a file, or in a template, becomes a text or comes at its end."""

from django.db import transaction

from workspace.projects.models import Membership
from workspace.texts.document.gathering import Found
from workspace.texts.document.tree import Node
from workspace.texts.models import Text
from workspace.texts.services import versions, writing
from workspace.texts.services.changing import add as add_blocks
from workspace.texts.services.changing import held


def begin(*, membership: Membership, found: Found) -> Text:
    """Errors: BlockedError, ProjectError."""
    return begin_with(membership=membership, title=found.title, root=found.root)


@transaction.atomic
def begin_with(*, membership: Membership, title: str, root: Node) -> Text:
    """Errors: BlockedError, ProjectError."""
    text = writing.create(membership=membership, title=title)
    add_blocks(text=text, membership=membership, blocks=root.children)
    return text


@transaction.atomic
def add(*, text: Text, membership: Membership, found: Found) -> None:
    """Errors: BlockedError, ProjectError, TextError."""
    versions.keep(held(text, membership), membership.user)
    add_blocks(text=text, membership=membership, blocks=found.root.children)
