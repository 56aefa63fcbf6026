"""Links that let others into a text: made, taken back, used, forgotten."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.errors import ProjectError
from workspace.projects.happenings import record
from workspace.projects.models import Membership
from workspace.projects.services.leaving import as_it_is
from workspace.texts.errors import TextError
from workspace.texts.models import ShareLink, Text
from workspace.texts.permissions import may_see_link, may_share
from workspace.texts.querysets import HEAVY, KEY

MOST_OPEN = 20
KEPT_FOR = timedelta(days=90)
"""After they are over."""
NOTED_EVERY = timedelta(minutes=2)


@transaction.atomic
def make_link(*, text: Text, membership: Membership, label: str, may_write: bool, days: int) -> ShareLink:
    """Under the project's lock: whoever is removed at this moment leaves no way in behind.

    Errors: BlockedError, ProjectError, TextError.
    """
    require_not_blocked(membership.user)
    project, maker = as_it_is(membership)
    if project.is_closed:
        raise ProjectError.closed()
    now = Text.objects.kept().defer(*HEAVY).filter(pk=text.pk, project=project).first()
    if now is None:
        raise TextError.gone()
    now.project = maker.project = project
    if not may_share(maker, now):
        raise PermissionDenied
    if now.links.open().count() >= MOST_OPEN:
        raise TextError.too_many_links(MOST_OPEN)
    expires_at = timezone.now() + timedelta(days=days)
    link = ShareLink.objects.create(text=now, maker=maker, label=label, may_write=may_write, expires_at=expires_at)
    record(project, "text_shared", actor=maker.user, title=str(now), room=KEY, object_id=now.pk)
    return link


@transaction.atomic
def take_back(*, link: ShareLink, membership: Membership) -> None:
    """Who is in by it is out within seconds. Also where the project is closed; twice counts once.

    Errors: ProjectError.
    """
    _project, actor = as_it_is(membership)
    if not may_see_link(actor, link):
        raise PermissionDenied
    ShareLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())


def come_in(*, link: ShareLink) -> None:
    """Somebody has given a name."""
    ShareLink.objects.filter(pk=link.pk).update(uses=F("uses") + 1, used_at=timezone.now())


def note_use(*, link: ShareLink) -> None:
    """Somebody is there again; written at most every two minutes."""
    now = timezone.now()
    if link.used_at is None or now - link.used_at > NOTED_EVERY:
        ShareLink.objects.filter(pk=link.pk).update(used_at=now)


def forget_old() -> int:
    return ShareLink.objects.over_since(timezone.now() - KEPT_FOR).delete()[0]
