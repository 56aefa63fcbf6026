"""One's own card in a project."""

from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.models import Membership


def change(*, membership: Membership, can_do: str, contact: str, phone: str) -> None:
    """Errors: BlockedError."""
    require_not_blocked(membership.user)
    membership.can_do, membership.contact, membership.phone = can_do, contact, phone
    membership.save(update_fields=["can_do", "contact", "phone"])
