"""Which managers hear of a case."""

from portal.accounts.models import User
from portal.moderation.models import Case
from portal.regions.managers import managers_or_admins


def managers_for(case: Case) -> list[User]:
    """Those of its municipality, but nobody about what they have written; where there are none, the administrators."""
    return managers_or_admins(case.municipality_id, without=case.author)
