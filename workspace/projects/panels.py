"""What the room "People" says on the workspace's home."""

from typing import Any

from django.urls import reverse

from workspace.projects.choices import Status
from workspace.projects.leads import lacks_leads
from workspace.projects.links import baton_token
from workspace.projects.models import Membership
from workspace.projects.permissions import may_decide_requests

SHOWN = 3

# Any, in this module: a template's context.


def waiting(membership: Membership) -> dict[str, Any] | None:
    """Who waits outside, to those who decide about it; and that a second lead is missing."""
    decides = may_decide_requests(membership)
    rows = list(membership.project.join_requests.waiting().select_related("user")[: SHOWN + 1]) if decides else []
    lacks = lacks_leads(membership)
    if not rows and not lacks:
        return None
    return {"requests": rows[:SHOWN], "has_more": len(rows) > SHOWN, "lacks_leads": lacks}


def baton(membership: Membership) -> dict[str, Any] | None:
    """To its leads, as long as they are asked, and while it rests."""
    project = membership.project
    asked = project.baton_at is not None and project.status in {Status.ACTIVE, Status.PAUSED}
    if not asked or not Membership.objects.to_be_asked().filter(pk=membership.pk).exists():
        return None
    return {"url": reverse("projects:baton", args=[baton_token(membership)]), "rests": project.status == Status.PAUSED}
