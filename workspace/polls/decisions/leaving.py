"""What somebody leaves behind who leaves a project."""

from django.utils.translation import ngettext

from workspace.polls.decisions.models import Poll
from workspace.projects.models import Membership


def note(membership: Membership) -> str:
    """Said before; votes stay, and what somebody has asked is in the hands of the admins."""
    number = Poll.objects.open().filter(project=membership.project_id, created_by=membership.user_id).count()
    if not number:
        return ""
    said = ngettext(
        "%(number)d open poll stays in the project: its admins close it.",
        "%(number)d open polls stay in the project: its admins close them.",
        number,
    )
    return said % {"number": number}
