"""Who hears of what. No title, no happening and no message says what came of a poll: that is on its page alone."""

from django.db.models import Model

from initiatives.directory.services import outdate
from initiatives.listing import LAYER
from portal.activity.events import happen
from portal.activity.models import Event
from portal.base.visibility import original_of
from workspace.polls.decisions.models import Poll
from workspace.polls.keys import KEY
from workspace.projects.happenings import record

ASKED, ASKED_EVERYBODY = "decisions.asked", "decisions.asked_everybody"
REMINDER, ENDED = "decisions.reminder", "decisions.ended"
"""The kinds, see `workspace.polls.decisions.kinds`."""
HAPPENINGS = ("poll_asked", "poll_ended", "poll_reopened")


def seen_outside(poll: Poll) -> None:
    """What the pages of initiatives have remembered of polls holds no longer."""
    if poll.is_for_everybody and poll.project_id is not None:
        outdate(LAYER)


def asked(poll: Poll) -> None:
    seen_outside(poll)
    if poll.project is not None:
        _record(poll, "poll_asked")
        happen(ASKED, target=poll, scope=poll.project, actor=poll.created_by)
    if poll.is_for_everybody and not poll.waits:
        asked_everybody(poll)


def asked_everybody(poll: Poll) -> None:
    """Once, also where a manager had to look at it first."""
    if Event.objects.about(poll).of_kinds([ASKED_EVERYBODY]).exists():
        return
    project = poll.project
    place = poll.municipality or (project.municipality if project is not None else None)
    about: list[Model] = [] if place is None else [place]
    if project is not None:
        about += [*([original_of(project.page)] if project.page is not None else []), *project.topics.all()]
    happen(ASKED_EVERYBODY, target=poll, scope=project, actor=poll.created_by, about=about)


def reminded(poll: Poll) -> None:
    happen(REMINDER, target=poll, scope=poll.project, actor=None)


def ended(poll: Poll) -> None:
    seen_outside(poll)
    if poll.project is not None:
        _record(poll, "poll_ended")
    happen(ENDED, target=poll, scope=poll.project, actor=None)


def reopened(poll: Poll) -> None:
    seen_outside(poll)
    if poll.project is not None:
        _record(poll, "poll_reopened")
        happen(ASKED, target=poll, scope=poll.project, actor=None, data={"again": True})


def _record(poll: Poll, kind: str) -> None:
    if poll.project is not None:
        record(
            poll.project,
            kind,
            actor=poll.created_by if kind == "poll_asked" else None,
            title=poll.title,
            room=KEY,
            object_id=poll.pk,
            is_activity=kind == "poll_asked",
            is_told=False,
        )
