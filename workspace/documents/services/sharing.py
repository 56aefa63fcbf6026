"""Links that let others get files: made, taken back, used, forgotten."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from workspace.documents.choices import Purpose
from workspace.documents.doubts import doubts_about, pictures_below
from workspace.documents.errors import DocumentError
from workspace.documents.models import Document, Folder, ShareLink
from workspace.documents.permissions import may_see_link, may_share
from workspace.documents.querysets import KEY
from workspace.documents.services.consenting import confirm
from workspace.documents.services.holding import document_held, folders_held, held
from workspace.projects.happenings import record
from workspace.projects.models import Membership
from workspace.projects.services.leaving import as_it_is

MOST_OPEN = 20
"""To one file or folder."""
KEPT_FOR = timedelta(days=90)
"""After they are over."""
NOTED_EVERY = timedelta(minutes=2)


@dataclass(frozen=True)
class Said:
    """What the form says."""

    days: int
    label: str = ""
    password: str = ""
    most_downloads: int | None = None
    is_confirmed: bool = False
    """That it is right to show pictures for which no consent is written down that fits."""


@transaction.atomic
def make_link(*, target: Document | Folder, said: Said, membership: Membership) -> ShareLink:
    """Under the project's lock: whoever is removed at this moment leaves no way in behind.

    Errors: BlockedError, ProjectError, DocumentError.
    """
    project, maker = held(membership)
    link = ShareLink(maker=maker, label=said.label, most_downloads=said.most_downloads)
    if isinstance(target, Folder):
        now: Document | Folder = folders_held(project, [target])[0]
    else:
        now = document_held(project, target)
    if not may_share(maker, now):
        raise PermissionDenied
    if now.links.open().count() >= MOST_OPEN:
        raise DocumentError.too_many_links(MOST_OPEN)
    if isinstance(now, Folder):
        link.folder, pictures = now, pictures_below(now)
    else:
        link.document, pictures = now, [now]
    found = doubts_about(pictures, Purpose.LINK)
    confirm(found, purpose=Purpose.LINK, user=maker.user, is_said=said.is_confirmed)
    link.expires_at = timezone.now() + timedelta(days=said.days)
    link.password = make_password(said.password) if said.password else ""
    link.save()
    kind = "folder_shared" if link.folder_id else "document_shared"
    # The timeline links to files by their number, and a folder has another one.
    record(project, kind, actor=maker.user, title=now.name, room=KEY, object_id=None if link.folder_id else now.pk)
    return link


@transaction.atomic
def take_back(*, link: ShareLink, membership: Membership) -> None:
    """Nobody gets anything by it from now on. Also where the project is closed; twice counts once.

    Errors: ProjectError.
    """
    _project, actor = as_it_is(membership)
    if not may_see_link(actor, link):
        raise PermissionDenied
    ShareLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())


def claim_download(*, link: ShareLink) -> bool:
    """One of those that are left. Asked and counted in one step on its own row: of two who take the last one at once
    one gets it."""
    now = timezone.now()
    left = Q(most_downloads__isnull=True) | Q(downloads__lt=F("most_downloads"))
    rows = ShareLink.objects.filter(left, pk=link.pk, revoked_at__isnull=True, expires_at__gt=now)
    return rows.update(downloads=F("downloads") + 1, used_at=now) == 1


def note_use(*, link: ShareLink) -> None:
    """Somebody looks; written at most every two minutes."""
    now = timezone.now()
    if link.used_at is None or now - link.used_at > NOTED_EVERY:
        ShareLink.objects.filter(pk=link.pk).update(used_at=now)


def forget_old() -> int:
    return ShareLink.objects.over_since(timezone.now() - KEPT_FOR).delete()[0]
