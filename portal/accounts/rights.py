"""Who may have rights in the administration: nearly nobody."""

from typing import Any

from django.db.models.signals import m2m_changed

from portal.accounts.models import User
from portal.base.models.edition import Edition, kept


@kept
def people_with_rights() -> frozenset[int]:
    """The keys of all who belong to a group or have a right of their own."""
    in_groups = User.groups.through.objects.values_list("user_id", flat=True)
    by_themselves = User.user_permissions.through.objects.values_list("user_id", flat=True)
    return frozenset(in_groups.union(by_themselves))


def connect() -> None:
    m2m_changed.connect(_renew, sender=User.groups.through, dispatch_uid="accounts.rights.groups")
    m2m_changed.connect(_renew, sender=User.user_permissions.through, dispatch_uid="accounts.rights.permissions")


def _renew(action: str, **_signal: Any) -> None:  # Any: a signal's arguments
    if action.startswith("post_"):
        Edition.renew()
