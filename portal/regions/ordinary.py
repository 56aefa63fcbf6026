"""Somebody with no rights but what is their own: nearly everybody who is signed in.

What exists for such a person depends on nothing but their key, so the queries for it can be `portal.base.prepared`.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS

from portal.accounts.models import User
from portal.accounts.rights import people_with_rights
from portal.regions.permissions import has_no_areas, is_manager


def is_ordinary(user: Any) -> bool:  # Any: users and anonymous visitors
    """Neither a portal administrator nor a manager, nor anybody else with a right in the administration."""
    if not user.is_authenticated or not user.is_active or user.is_superuser:
        return False
    return user.pk not in people_with_rights() and not is_manager(user)


def ordinary(pk: int) -> User:
    """Such a person in a query that is prepared. Whatever else is asked of them would be read from the database, which
    is refused there."""
    person = User.from_db(DEFAULT_DB_ALIAS, ["id", "is_active", "is_superuser"], [pk, True, False])
    has_no_areas(person)
    return person
