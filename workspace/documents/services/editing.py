"""What somebody writes about a file on its own page, in one go."""

from collections.abc import Collection

from django.db import transaction

from workspace.documents.models import Document
from workspace.documents.services import foldering
from workspace.projects.models import Membership


@transaction.atomic
def edit(*, document: Document, name: str, description: str, tags: Collection[str], membership: Membership) -> None:
    """All or nothing. Errors: BlockedError, ProjectError, DocumentError."""
    if name != document.name:
        foldering.rename(thing=document, name=name, membership=membership)
    foldering.describe(document=document, description=description, tags=tags, membership=membership)
