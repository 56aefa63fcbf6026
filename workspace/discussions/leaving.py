"""What somebody leaves behind who leaves a project."""

from django.utils.translation import ngettext

from workspace.discussions.models import Reply
from workspace.projects.models import Membership


def note(membership: Membership) -> str:
    """Said before; what somebody has said stays."""
    rows = Reply.objects.standing().filter(topic__project=membership.project_id, topic__deleted_at__isnull=True)
    number = rows.filter(author=membership.user_id).count()
    if not number:
        return ""
    said = ngettext(
        "%(number)d thing that was said in discussions stays in the project, with the name.",
        "%(number)d things that were said in discussions stay in the project, with the name.",
        number,
    )
    return said % {"number": number}
