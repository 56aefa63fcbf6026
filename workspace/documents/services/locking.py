"""“Jana is working on this just now”: for two hours, longer while the page is open, and no longer than she belongs."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from workspace.documents.models import Document
from workspace.documents.permissions import may_release
from workspace.documents.services.holding import document_held, held, require_free
from workspace.projects.models import Membership

HELD_FOR = timedelta(hours=2)


@transaction.atomic
def take(*, document: Document, membership: Membership) -> Document:
    """Taken again by the same person it is prolonged. Errors: BlockedError, ProjectError, DocumentError."""
    project, now = held(membership)
    document = document_held(project, document)
    require_free(now, [document])
    document.locked_by, document.locked_until = now, timezone.now() + HELD_FOR
    document.save(update_fields=["locked_by", "locked_until"])
    return document


@transaction.atomic
def release(*, document: Document, membership: Membership) -> None:
    """One's own, or an admin anybody's. Errors: BlockedError, ProjectError, DocumentError."""
    project, now = held(membership)
    document = document_held(project, document)
    if not document.is_locked:
        return
    if not may_release(now, document):
        raise PermissionDenied
    document.locked_by = document.locked_until = None
    document.save(update_fields=["locked_by", "locked_until"])
