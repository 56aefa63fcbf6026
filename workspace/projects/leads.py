"""A project is asked for two leads, so that it does not rest on one person."""

from workspace.projects.models import Membership
from workspace.projects.permissions import may_administer

WANTED = 2


def lacks_leads(membership: Membership) -> bool:
    """Said to its admins, as long as it is at work."""
    if not may_administer(membership) or membership.project.is_closed:
        return False
    return membership.leads_of_project < WANTED
