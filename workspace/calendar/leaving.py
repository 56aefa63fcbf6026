"""What somebody leaves behind who leaves a project."""

from django.utils import timezone
from django.utils.translation import ngettext

from workspace.calendar.models import Helper
from workspace.projects.models import Membership


def note(membership: Membership) -> str:
    """Said before; the roles go with the membership, so that others can take them on."""
    number = Helper.objects.filter(membership=membership, recurrence_id__gte=timezone.now()).count()
    if not number:
        return ""
    said = ngettext(
        "%(number)d thing to do at an event becomes free again.",
        "%(number)d things to do at events become free again.",
        number,
    )
    return said % {"number": number}
