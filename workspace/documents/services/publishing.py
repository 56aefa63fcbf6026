"""A file for everybody: published in its current version and taken back; hidden and shown by the managers."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from portal.moderation.services.admission import admit
from portal.moderation.services.cases import close_case
from workspace.documents.choices import Purpose
from workspace.documents.doubts import doubts_about
from workspace.documents.errors import DocumentError
from workspace.documents.models import Document, Publication
from workspace.documents.permissions import may_publish, may_take_down
from workspace.documents.querysets import KEY
from workspace.documents.services.consenting import confirm
from workspace.documents.services.holding import document_held, held
from workspace.documents.services.showing import seen_outside
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project
from workspace.projects.services.leaving import as_it_is

WORDS_READ = 5000
"""Of what is written in the file, by whoever looks for spam."""


@dataclass(frozen=True)
class Said:
    """What the form says."""

    title: str
    words: str = ""
    is_confirmed: bool = False
    """That it is right to show a picture for which no consent is written down that fits."""


@transaction.atomic
def publish(*, document: Document, said: Said, membership: Membership) -> Publication:
    """In its current version. What looks like spam waits for a manager.

    Errors: BlockedError, ProjectError, DocumentError.
    """
    project, member = held(membership)
    if not may_publish(member):
        raise PermissionDenied
    now = document_held(project, document)
    if not Project.objects.with_public_page().filter(pk=now.project_id).exists():
        raise DocumentError.not_for_everybody()
    if now.current is None or not now.current.blob.is_clean:
        raise DocumentError.not_checked()
    found = doubts_about([now], Purpose.PORTAL)
    confirm(found, purpose=Purpose.PORTAL, user=member.user, is_said=said.is_confirmed)
    publication = Publication.objects.filter(document=now).first() or Publication(document=now)
    was_there = publication.pk is not None and publication.is_standing
    publication.version, publication.title, publication.words = now.current, said.title, said.words
    publication.published_by, publication.as_of = member.user, timezone.now()
    publication.taken_back_at, publication.waits = None, False
    publication.save()
    language = get_language() or "de"
    if not admit(target=publication, text=text_of(publication), actor=member.user, language=language, again=was_there):
        publication.waits = True
        publication.save(update_fields=["waits"])
    record(now.project, "document_published", actor=member.user, title=now.name, room=KEY, object_id=now.pk)
    seen_outside()
    return publication


@transaction.atomic
def take_back(*, document: Document, membership: Membership) -> None:
    """What was said about it stays, should it be published again. Also where the project is closed; twice counts once.

    Errors: ProjectError.
    """
    project, member = as_it_is(membership)
    if not may_take_down(member):
        raise PermissionDenied
    publication = Publication.objects.filter(
        document=document, document__project=project, taken_back_at__isnull=True
    ).first()
    if publication is None:
        return
    publication.title, publication.words, publication.version = "", "", None
    publication.taken_back_at, publication.waits = timezone.now(), False
    publication.save(update_fields=["title", "words", "version", "taken_back_at", "waits"])
    close_case(target=publication)
    seen_outside()


@transaction.atomic
def let_through(*, publication: Publication) -> None:
    """It looked like spam and is none."""
    _set(publication, waits=False)


@transaction.atomic
def hide(*, publication: Publication) -> None:
    """From everybody outside of the project."""
    _set(publication, waits=False, is_hidden=True)


@transaction.atomic
def show(*, publication: Publication) -> None:
    _set(publication, is_hidden=False)


def text_of(publication: Publication) -> str:
    """Its words, and how what is written in it begins."""
    inside = publication.version.blob.text[:WORDS_READ] if publication.version is not None else ""
    return "\n\n".join(part for part in (publication.title, publication.words, inside) if part)


def _set(publication: Publication, **values: bool) -> None:
    for name, value in values.items():
        setattr(publication, name, value)
    publication.save(update_fields=list(values))
    seen_outside()
