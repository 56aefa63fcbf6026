"""What somebody leaves behind who leaves a project: each room registers what it says before.

What a room ties to a person who belongs to the project it ties to the `Membership`: so it goes when they leave, are
removed, or close their account, whoever deletes the row.
"""

from collections.abc import Callable

from workspace.projects.models import Membership

Note = Callable[[Membership], str]
_notes: list[Note] = []


def register(note: Note) -> None:
    """`note(membership)` is a sentence, empty where there is nothing to say."""
    if note not in _notes:
        _notes.append(note)


def notes_of(membership: Membership) -> list[str]:
    """For the page that asks whether to leave, or to remove somebody."""
    return [said for note in _notes if (said := note(membership))]
