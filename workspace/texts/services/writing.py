"""Beginning, naming, finishing and deleting texts; what is written in them goes another way, see `storing`."""

from django.db import transaction
from django.utils import timezone

from initiatives.directory.services import outdate
from initiatives.listing import LAYER
from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project
from workspace.projects.services.holding import hold
from workspace.texts.errors import TextError
from workspace.texts.models import Publication, Text
from workspace.texts.querysets import HEAVY, KEY
from workspace.texts.searching import changed_in


@transaction.atomic
def create(*, membership: Membership, title: str = "", folder: str = "", language: str = "") -> Text:
    """In the language of today, if none is named. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    project = hold(membership)
    named = {"language": language} if language else {}
    text = Text.objects.create(
        project=project, title=title, folder=folder, created_by=membership.user, changed_by=membership.user, **named
    )
    _record(text, "text_begun", membership)
    return text


@transaction.atomic
def describe(*, text: Text, membership: Membership, title: str, folder: str, language: str) -> None:
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    now = _held(text, hold(membership))
    if now.is_finished:
        raise TextError.finished()
    now.title, now.folder, now.language = title, folder, language
    now.save(update_fields=["title", "folder", "language"])


@transaction.atomic
def finish(*, text: Text, membership: Membership) -> None:
    """From now it can only be read, also by whoever writes in it now. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    now = _held(text, hold(membership))
    if not now.is_finished:
        now.finished_at = timezone.now()
        now.save(update_fields=["finished_at"])
        _record(now, "text_finished", membership)


@transaction.atomic
def reopen(*, text: Text, membership: Membership) -> None:
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    now = _held(text, hold(membership))
    if now.is_finished:
        now.finished_at = None
        now.save(update_fields=["finished_at"])
        _record(now, "text_reopened", membership)


@transaction.atomic
def delete(*, text: Text, membership: Membership) -> None:
    """Into the bin, from which it can be taken for thirty days. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    hold(membership)
    Text.objects.kept().filter(pk=text.pk).update(deleted_at=timezone.now(), deleted_by=membership.user)
    _tell_outside(text)


@transaction.atomic
def restore(*, text: Text, membership: Membership) -> None:
    """Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    hold(membership)
    if not Text.objects.filter(pk=text.pk).update(deleted_at=None, deleted_by=None):
        raise TextError.gone()
    _tell_outside(text)


def _tell_outside(text: Text) -> None:
    """In the bin it is not published, and not found, either."""
    changed_in(text)
    if Publication.objects.filter(text=text.pk, taken_back_at__isnull=True).exists():
        outdate(LAYER)


def _held(text: Text, project: Project) -> Text:
    """As it is now; the caller holds the project. Errors: TextError where somebody has deleted it."""
    now = Text.objects.kept().defer(*HEAVY).filter(pk=text.pk, project=project).first()
    if now is None:
        raise TextError.gone()
    now.project = project
    return now


def _record(text: Text, kind: str, membership: Membership) -> None:
    record(text.project, kind, actor=membership.user, title=str(text), room=KEY, object_id=text.pk)
