"""A text for everybody: published as it is now, published again, taken back; hidden and shown by the managers."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from pycrdt import Doc

from initiatives.directory.services import outdate
from initiatives.listing import LAYER
from portal.moderation.services.admission import admit
from portal.moderation.services.blocking import require_not_blocked
from portal.moderation.services.cases import close_case
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project
from workspace.projects.services.holding import hold
from workspace.texts.document import plain, reading
from workspace.texts.document.outline import anchored
from workspace.texts.document.to_html import html
from workspace.texts.errors import TextError
from workspace.texts.models import Publication, Text
from workspace.texts.outside import for_everybody
from workspace.texts.permissions import may_publish
from workspace.texts.querysets import HEAVY, KEY
from workspace.texts.services import storing, versions

WORDS = ["title", "html", "outline", "plain"]


@transaction.atomic
def publish(*, text: Text, membership: Membership) -> tuple[Publication, int]:
    """As it is now, which the history keeps, too; gives how many pictures were left out as well.

    What looks like spam waits for a manager. Errors: BlockedError, ProjectError, TextError.
    """
    require_not_blocked(membership.user)
    now = _held(text, membership)
    if not Project.objects.with_public_page().filter(pk=now.project_id).exists():
        raise TextError.not_for_everybody()
    doc = storing.load(now)
    if not plain.of(doc):
        raise TextError.nothing_to_publish()
    versions.keep(now, membership.user)
    publication = Publication.objects.filter(text=now).first() or Publication(text=now)
    was_there = publication.pk is not None and publication.is_standing
    left_out = _fill(publication, now, doc)
    publication.published_by, publication.as_of = membership.user, timezone.now()
    publication.taken_back_at, publication.waits = None, False
    publication.save()
    said = "\n\n".join(part for part in (publication.title, publication.plain) if part)
    language = publication.language
    if not admit(target=publication, text=said, actor=membership.user, language=language, again=was_there):
        publication.waits = True
        publication.save(update_fields=["waits"])
    record(now.project, "text_published", actor=membership.user, title=str(now), room=KEY, object_id=now.pk)
    seen_outside()
    return publication, left_out


@transaction.atomic
def take_back(*, text: Text, membership: Membership) -> None:
    """What was said about it stays, should it be published again. Twice counts once.

    Errors: ProjectError, TextError.
    """
    now = _held(text, membership)
    publication = Publication.objects.filter(text=now, taken_back_at__isnull=True).first()
    if publication is None:
        return
    publication.title, publication.html, publication.outline, publication.plain = "", "", [], ""
    publication.taken_back_at, publication.waits = timezone.now(), False
    publication.save(update_fields=[*WORDS, "taken_back_at", "waits"])
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


def seen_outside() -> None:
    """What the pages of initiatives have remembered of texts holds no longer."""
    outdate(LAYER)


def as_published(text: Text, doc: Doc) -> Publication:
    """How it would be seen; not stored."""
    made = Publication(text=text)
    _fill(made, text, doc)
    return made


def _fill(publication: Publication, text: Text, doc: Doc) -> int:
    root, left_out = for_everybody(reading.read(doc), text.project)
    made, outline = anchored(html(root))
    publication.title, publication.html, publication.outline = text.title, made, outline
    publication.plain, publication.language = plain.of(doc), get_language() or "de"
    return left_out


def _held(text: Text, membership: Membership) -> Text:
    """Errors: ProjectError, TextError."""
    project = hold(membership)
    if not may_publish(membership):
        raise PermissionDenied
    now = Text.objects.kept().defer(*HEAVY).filter(pk=text.pk, project=project).first()
    if now is None:
        raise TextError.gone()
    now.project = project
    return now


def _set(publication: Publication, **values: bool) -> None:
    for name, value in values.items():
        setattr(publication, name, value)
    publication.save(update_fields=list(values))
    seen_outside()
