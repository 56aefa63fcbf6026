"""What somebody leaves behind who leaves a project."""

from django.utils.translation import ngettext

from workspace.lending.models import Loan
from workspace.projects.models import Membership


def note(membership: Membership) -> str:
    """Said before: what somebody still has of the project."""
    number = Loan.objects.of(membership.user).promised_or_out().filter(thing__project=membership.project_id).count()
    if not number:
        return ""
    said = ngettext(
        "%(number)d thing of the project is lent to this person: it should come back before.",
        "%(number)d things of the project are lent to this person: they should come back before.",
        number,
    )
    return said % {"number": number}
