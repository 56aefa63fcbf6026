"""What apps above show on the page that others see of a project; they register in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workspace.projects.models import Project


@dataclass(frozen=True)
class Part:
    """`load` gives the template's context as `said`, None to show nothing. Whoever reads the page sees it."""

    template: str
    load: Callable[["Project"], dict[str, Any] | None]  # Any: a template's context


_parts: dict[str, Part] = {}


def register(part: Part) -> None:
    _parts[part.template] = part


def parts_of(project: "Project") -> list[tuple[str, dict[str, Any]]]:  # Any: as above
    """Each template with what it shows."""
    loaded = [(part.template, part.load(project)) for _name, part in sorted(_parts.items())]
    return [(template, said) for template, said in loaded if said is not None]
