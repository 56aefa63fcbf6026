"""What the timeline says of a step to which nobody has written anything."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from initiatives.ideas.choices import ALIVE, Status
from initiatives.ideas.models import Step


def told(steps: Iterable[Step]) -> list[Step]:
    """The steps as they follow each other, each with its `sentence`: there is none without one."""
    was_public = False
    rows = list(steps)
    for step in rows:
        step.sentence = step.text or _sentence(step, was_public=was_public)
        was_public = was_public or step.is_public
    return rows


def _sentence(step: Step, *, was_public: bool) -> str:
    if step.status == Status.REVIEW:
        return _("Changed: somebody looks at it once more.") if was_public else _("Submitted: somebody looks at it.")
    if step.status == Status.DRAFT:
        return _("Taken back in order to change it.")
    if step.status == Status.WITHDRAWN:
        return _("Whoever had the idea has withdrawn it.")
    if step.status in ALIVE and step.previous == Status.REVIEW:
        return (
            _("Looked at after a change: everybody can read it as it is now.")
            if was_public
            else _("Published: everybody can read it, support it and say something about it.")
        )
    return {
        Status.PUBLISHED: _("The idea is open again."),
        Status.TAKEN_UP: _("Somebody makes something of it."),
        Status.ANSWERED: _("There is an answer."),
        Status.REALISED: _("The idea has become real."),
        Status.DECLINED: _("The idea is not pursued."),
        Status.ARCHIVED: _("The idea can be read, but no longer supported."),
        Status.REFUSED: _("It was not published."),
    }[Status(step.status)]
