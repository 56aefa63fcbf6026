"""Which managers hear of a case."""

from portal.accounts.models import User
from portal.moderation.models import Case
from portal.moderation.permissions import belongs_to_what_is_reported
from portal.regions.managers import managers_or_admins


def managers_for(case: Case) -> list[User]:
    """Those of its municipality, but nobody about what they have written or belong to; where there are none, the
    administrators."""
    found = managers_or_admins(case.municipality_id, without=case.author)
    kept = [user for user in found if user.is_superuser or not belongs_to_what_is_reported(user, case)]
    return kept or managers_or_admins(None)
