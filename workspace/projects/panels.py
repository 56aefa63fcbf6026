"""What the rooms that every workspace has say on its home."""

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from portal.base.prepared import prepared
from portal.base.together import Asking
from workspace.projects.choices import Status
from workspace.projects.dates import dates_ahead
from workspace.projects.leads import lacks_leads
from workspace.projects.links import baton_token
from workspace.projects.material import list_of_stories
from workspace.projects.models import JoinRequest, Membership
from workspace.projects.permissions import may_decide_requests, may_tell
from workspace.projects.rooms import Said
from workspace.projects.services.telling import drafted_story_of

SHOWN = 3
MOST_DATES = 4
SHOWN_FOR = timedelta(days=30)
"""That a story was published."""


def waiting(membership: Membership) -> Asking[Said]:
    """Who waits outside, to those who decide about it; and that a second lead is missing."""
    decides = may_decide_requests(membership)
    answers = yield [_outside.question(membership.project_id)] if decides else []
    rows: list[JoinRequest] = answers[0] if answers else []
    lacks = lacks_leads(membership)
    if not rows and not lacks:
        return None
    return {"requests": rows[:SHOWN], "has_more": len(rows) > SHOWN, "lacks_leads": lacks}


@prepared
def _outside(project: int) -> "QuerySet[JoinRequest]":
    rows = JoinRequest.objects.waiting().filter(project=project).select_related("user")
    return rows.only("message", "user__name")[: SHOWN + 1]


def story(membership: Membership) -> Said:
    """Where the story of the project stands, to everybody; to the admins of a finished one, that it can have one."""
    project = membership.project
    row = drafted_story_of(project) if hasattr(project, "drafted_story") else None
    if row is not None:
        is_old = row.published_at is not None and row.published_at < timezone.now() - SHOWN_FOR
        return None if is_old else {"story": row}
    is_offered = project.status == Status.FINISHED and may_tell(membership) and list_of_stories(project) is not None
    return {"story": None} if is_offered else None


def dates(membership: Membership) -> Asking[Said]:
    """What lies ahead, wherever it is kept."""
    rows = yield from dates_ahead([membership.project], timezone.now(), MOST_DATES)
    return {"dates": rows} if rows else None


def baton(membership: Membership) -> Said:
    """To its leads, as long as they are asked, and while it rests."""
    project = membership.project
    asked = project.baton_at is not None and project.status in {Status.ACTIVE, Status.PAUSED}
    if not asked or not Membership.objects.to_be_asked().filter(pk=membership.pk).exists():
        return None
    return {"url": reverse("projects:baton", args=[baton_token(membership)]), "rests": project.status == Status.PAUSED}
