"""The versions of a file: one more, back to an older one, and one less."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from workspace.documents.errors import DocumentError
from workspace.documents.models import Blob, Document, Version
from workspace.documents.permissions import may_purge
from workspace.documents.querysets import KEY
from workspace.documents.services.holding import document_held, held, require_free
from workspace.documents.services.purging import forget_unused
from workspace.documents.services.showing import seen_outside_of
from workspace.projects.happenings import record
from workspace.projects.models import Membership


@transaction.atomic
def restore(*, version: Version, membership: Membership) -> Version:
    """A new version with what the old one held: nothing that came later is lost.

    Errors: BlockedError, ProjectError, DocumentError.
    """
    project, now = held(membership)
    document = document_held(project, version.document)
    require_free(now, [document])
    old = _version_held(document, version)
    if old.pk == document.current_id:
        return old
    comment = _("Back to version %(number)d") % {"number": old.number}
    new = add(document=document, blob=old.blob, name=old.name, comment=comment, user=now.user)
    record(project, "document_restored", actor=now.user, title=document.name, room=KEY, object_id=document.pk)
    return new


@transaction.atomic
def delete_one(*, version: Version, membership: Membership) -> None:
    """For good, with its bytes where nothing else has them. Errors: BlockedError, ProjectError, DocumentError."""
    project, now = held(membership)
    if not may_purge(now):
        raise PermissionDenied
    document = document_held(project, version.document)
    require_free(now, [document])
    old = _version_held(document, version)
    others = document.versions.exclude(pk=old.pk).order_by("-number")
    last = others.first()
    if last is None:
        raise DocumentError.only_version()
    if document.current_id == old.pk:
        document.current = last
        document.save(update_fields=["current"])
    old.delete()
    forget_unused(project)
    seen_outside_of(project)


def add(*, document: Document, blob: Blob, name: str, comment: str, user: User) -> Version:
    """Within a transaction, the caller holds the project."""
    last = document.versions.aggregate(last=Max("number"))["last"] or 0
    version = Version.objects.create(
        document=document, number=last + 1, blob=blob, name=name, comment=comment, uploaded_by=user
    )
    document.current, document.changed_at = version, timezone.now()
    document.save(update_fields=["current", "changed_at"])
    return version


def _version_held(document: Document, version: Version) -> Version:
    now = document.versions.select_related("blob").filter(pk=version.pk).first()
    if now is None:
        raise DocumentError.gone()
    return now
