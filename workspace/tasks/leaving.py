"""What somebody leaves behind who leaves a project."""

from django.utils.translation import ngettext

from workspace.projects.models import Membership
from workspace.tasks.models import Task


def note(membership: Membership) -> str:
    """Said before; the assignments go with the membership, the tasks stay for the others."""
    number = Task.objects.of(membership).unfinished().count()
    if not number:
        return ""
    said = ngettext(
        "%(number)d open task is assigned: it stays in the project, without a name.",
        "%(number)d open tasks are assigned: they stay in the project, without a name.",
        number,
    )
    return said % {"number": number}
