"""What somebody has begun to write waits for them, on whatever device."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from portal.base.prepared import prepared
from workspace.discussions.models import Draft, Topic
from workspace.discussions.models.replies import LONGEST
from workspace.discussions.models.topics import LONGEST_TITLE
from workspace.projects.models import Membership


def draft_of(membership: Membership, topic: Topic | None) -> Draft | None:
    """Without a topic, that of a new one."""
    rows = _drafts(membership.pk, topic.pk if topic else None)
    return rows[0] if rows else None


@prepared
def _drafts(membership: int, topic: int | None) -> "QuerySet[Draft]":
    """One at most."""
    return Draft.objects.filter(membership=membership, topic=topic)


@transaction.atomic
def keep(*, membership: Membership, topic: Topic | None, text: str, title: str = "") -> None:
    """What was written last counts; nothing is no draft."""
    if not membership.belongs:
        raise PermissionDenied
    text, title = text[:LONGEST], title[:LONGEST_TITLE]
    if not text.strip() and not title.strip():
        Draft.objects.filter(membership=membership, topic=topic).delete()
        return
    said = {"text": text, "title": title, "changed_at": timezone.now()}
    Draft.objects.update_or_create(membership=membership, topic=topic, defaults=said)
