"""What somebody leaves behind who leaves a project."""

from django.utils.translation import ngettext

from workspace.polls.appointments.models import AppointmentPoll
from workspace.projects.models import Membership


def note(membership: Membership) -> str:
    """Said before: polls that run go on without them."""
    rows = AppointmentPoll.objects.standing().open().filter(project=membership.project_id)
    number = rows.filter(created_by=membership.user_id).count()
    if not number:
        return ""
    said = ngettext(
        "%(number)d appointment poll that is open stays; the admins organise it then.",
        "%(number)d appointment polls that are open stay; the admins organise them then.",
        number,
    )
    return said % {"number": number}
