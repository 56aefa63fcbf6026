"""Who may do what with a newsletter, in sentences."""

from typing import TYPE_CHECKING, Any

from home.newsletters.choices import State
from portal.regions.permissions import areas_of, is_manager

if TYPE_CHECKING:
    from home.newsletters.models import Newsletter


def may_write_newsletters(user: Any) -> bool:  # Any, here and below: users and anonymous visitors
    return bool(user.is_authenticated and user.is_active and (user.is_superuser or is_manager(user)))


def may_see_subscriptions(user: Any) -> bool:
    """Who gets it are addresses of people: for the portal's admins alone. Managers see how many there are."""
    return bool(user.is_authenticated and user.is_active and user.is_superuser)


def may_see(user: Any, newsletter: "Newsletter") -> bool:
    """Its figures and, before it is out, its words: `managed_by` for one."""
    if not may_write_newsletters(user):
        return False
    if user.is_superuser:
        return True
    if newsletter.municipality_id is None:
        return newsletter.created_by_id == user.pk
    return newsletter.municipality_id in (areas_of(user) or ())


def may_edit(user: Any, newsletter: "Newsletter") -> bool:
    """What is scheduled is taken back first, and what is out stays as it is."""
    return newsletter.state == State.DRAFT and may_see(user, newsletter)


def may_delete(user: Any, newsletter: "Newsletter") -> bool:
    """Deleted, it is gone from the archive too; not while it is being sent."""
    return newsletter.state in {State.DRAFT, State.SENT} and may_see(user, newsletter)
