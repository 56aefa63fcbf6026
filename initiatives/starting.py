"""Where a project of one's own is started: group work, a floor above, registers its address."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from initiatives.ideas.models import Idea
    from initiatives.stories.models import SuccessStoryPage

Address = Callable[["Idea | None", "SuccessStoryPage | None"], str]
_registered: list[Address] = []


def register(address: Address) -> None:
    """`address(idea, story)` gives where to start from it."""
    _registered[:] = [address]


def start_url(*, idea: "Idea | None" = None, story: "SuccessStoryPage | None" = None) -> str:
    """Nothing in a portal without group work."""
    return _registered[0](idea, story) if _registered else ""
