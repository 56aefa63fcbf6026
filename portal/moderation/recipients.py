"""Which managers hear of a case."""

from portal.accounts.models import User
from portal.moderation.models import Case


def managers_for(case: Case) -> list[User]:
    """Those of its municipality; where there are none, the portal's administrators."""
    managers = User.objects.filter(is_active=True, manager__municipalities=case.municipality_id)
    found = list(managers.exclude(pk=case.author_id).distinct()) if case.municipality_id else []
    return found or list(User.objects.filter(is_active=True, is_superuser=True))
