"""Who may do what with the copies of a story, in sentences."""

from typing import Any

from initiatives.stories.models import Copy
from portal.regions.permissions import areas_of


def may_decide(user: Any, copy: Copy) -> bool:  # Any, here and below: users and anonymous visitors
    """Confirm or hide it: the managers of the story's municipality and of the place; `decided_by` says it of many."""
    if not user.is_authenticated or copy.confirmed_at is None:
        return False
    if user.is_superuser:
        return True
    areas = areas_of(user) or frozenset()
    if copy.municipality_id in areas or copy.story.municipality_id in areas:
        return True
    return areas_of(user) is not None and copy.story.municipality_id is None and copy.story.owner_id == user.pk


def can_be_undone(copy: Copy) -> bool:
    """A wish; what was done stays done, and what was hidden stays hidden."""
    return copy.is_planned
