"""What a story about a project is made of: each room registers what it adds to it."""

from collections.abc import Callable
from dataclasses import dataclass

from workspace.projects.models import Project


@dataclass(frozen=True)
class Step:
    """For whoever wants to do the same; its key is its own among all steps of the project."""

    key: str
    title: str
    text: str = ""
    is_proposed: bool = True
    """Ticked from the start."""


@dataclass(frozen=True)
class Beginning:
    """A text that others can begin with, in Markdown; it may name people, so nobody has ticked it before they do."""

    key: str
    name: str
    source: str


@dataclass(frozen=True)
class Folder:
    """For the files of whoever wants to do the same; its name may begin with those around it: “Pictures / Before”."""

    key: str
    name: str


@dataclass(frozen=True)
class Contribution:
    steps: tuple[Step, ...] = ()
    results: tuple[str, ...] = ()
    """Sentences, without anybody's name."""
    beginnings: tuple[Beginning, ...] = ()
    folders: tuple[Folder, ...] = ()


Teller = Callable[[Project], Contribution]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """It says nothing where its room is switched off."""
    if teller not in _tellers:
        _tellers.append(teller)


def contributions(project: Project) -> list[Contribution]:
    return [teller(project) for teller in _tellers]
