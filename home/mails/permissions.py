"""Who sees how the mail is, in sentences."""

from typing import Any

from portal.regions.permissions import is_manager

# Any, in this module: users and anonymous visitors.


def may_see_mails(user: Any) -> bool:
    """Managers as well: whoever is asked why no mail comes has to know."""
    return bool(user.is_authenticated and user.is_active and (user.is_superuser or is_manager(user)))


def may_see_addresses(user: Any) -> bool:
    """Who gets mail, and what did not arrive, is for the portal's admins; they try again, too."""
    return bool(user.is_authenticated and user.is_active and user.is_superuser)
