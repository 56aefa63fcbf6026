"""Where one joins the group behind an initiative's page: group work, a floor above, registers the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from initiatives.models import InitiativePage


@dataclass(frozen=True)
class Way:
    url: str
    is_inside: bool
    """Whether the person belongs to the group already."""


Finder = Callable[["InitiativePage", Any], Way | None]  # Any: users and anonymous visitors
_registered: list[Finder] = []


def register(finder: Finder) -> None:
    """`finder(page, user)` gives the way, nothing where nobody can ask to join."""
    _registered[:] = [finder]


def way_in(page: "InitiativePage", user: Any) -> Way | None:  # Any: as above
    """Nothing in a portal without group work, and for pages of no project."""
    if page.kind != page.Kind.PROJECT or not _registered:
        return None
    return _registered[0](page, user)
