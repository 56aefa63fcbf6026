"""What people on pictures agree to, and what they take back; written down by whoever works along in the project."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from workspace.documents.doubts import Doubtful, is_picture
from workspace.documents.errors import DocumentError
from workspace.documents.models import Confirmation, Consent, Document, PictureNote
from workspace.documents.permissions import may_withdraw
from workspace.documents.services.holding import document_held, held
from workspace.projects.models import Membership
from workspace.projects.services.leaving import as_it_is

MOST = 60
"""Consents to one picture: who photographs a crowd asks no single person."""


@dataclass(frozen=True)
class Said:
    """What the form says."""

    who: str
    purposes: tuple[str, ...]
    given_on: datetime.date
    how: str
    until: datetime.date | None = None
    given_by: str = ""
    proof: Document | None = None


@transaction.atomic
def note_people(*, document: Document, has_people: bool, membership: Membership) -> None:
    """Whether people can be recognised on it. Errors: BlockedError, ProjectError, DocumentError."""
    now, member = _held(document, membership)
    PictureNote.objects.update_or_create(
        document=now, defaults={"has_people": has_people, "noted_by": member.user, "noted_at": timezone.now()}
    )


@transaction.atomic
def give(*, document: Document, said: Said, membership: Membership) -> Consent:
    """It says that people are on the picture, too. Errors: BlockedError, ProjectError, DocumentError."""
    now, member = _held(document, membership)
    if now.consents.count() >= MOST:
        raise DocumentError.too_many_consents(MOST)
    if said.proof is not None:
        document_held(now.project, said.proof)
    PictureNote.objects.update_or_create(
        document=now, defaults={"has_people": True, "noted_by": member.user, "noted_at": timezone.now()}
    )
    return now.consents.create(
        who=said.who,
        purposes=list(said.purposes),
        until=said.until,
        given_by=said.given_by,
        given_on=said.given_on,
        how=said.how,
        proof=said.proof,
        noted_by=member.user,
    )


@transaction.atomic
def withdraw(*, consent: Consent, membership: Membership) -> None:
    """From now on; what is shown already has to be taken down by somebody. Also where the project is closed, or the
    picture lies in the trash; twice counts once.

    Errors: ProjectError.
    """
    project, member = as_it_is(membership)
    if not may_withdraw(member):
        raise PermissionDenied
    rows = Consent.objects.filter(pk=consent.pk, document__project=project, withdrawn_at__isnull=True)
    rows.update(withdrawn_at=timezone.now(), withdrawn_by=member.user)


@transaction.atomic
def strike(*, consent: Consent, membership: Membership) -> None:
    """It was written down by mistake; by an admin of the project, or by who did so.

    Errors: BlockedError, ProjectError, DocumentError.
    """
    now, member = _held(consent.document, membership)
    mine = now.consents.filter(pk=consent.pk).first()
    if mine is None:
        return
    if not (member.is_admin or mine.noted_by_id == member.user_id):
        raise PermissionDenied
    mine.delete()


def confirm(found: Collection[Doubtful], *, purpose: str, user: User, is_said: bool) -> None:
    """Within the transaction that shows them; keeps who has said that it is right all the same, and what was missing.

    Errors: DocumentError where nobody has.
    """
    if found and not is_said:
        raise DocumentError.consent_missing()
    Confirmation.objects.bulk_create(
        Confirmation(
            document=each.document, purpose=purpose, said_by=user, doubts=[doubt.kind.value for doubt in each.doubts]
        )
        for each in found
    )


def _held(document: Document, membership: Membership) -> tuple[Document, Membership]:
    project, member = held(membership)
    now = document_held(project, document)
    if not is_picture(now):
        raise DocumentError.no_picture()
    return now, member
