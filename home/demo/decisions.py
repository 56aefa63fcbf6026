"""What the demo's projects decide and what everybody is asked: rows as the services would leave them, in the past."""

import re
from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from home.demo.content import Record, read
from portal.accounts.models import User
from portal.regions.models import Municipality
from workspace.polls.decisions.choices import Audience
from workspace.polls.decisions.models import Ballot, HasVoted, Poll, PollOption, Vote
from workspace.polls.keys import KEY
from workspace.projects.models import Happening, Project

OPTION = re.compile(r"(?<!:)\b\d+")


def load_decisions(*, municipalities: Mapping[str, Municipality]) -> None:
    """After the projects and their people."""
    for row in read("decisions")["polls"]:
        _load(row, municipalities)


def _load(row: Record, municipalities: Mapping[str, Municipality]) -> None:
    now = timezone.now()
    project = Project.objects.get(slug=row["project"]) if "project" in row else None
    is_for_everybody = project is None or row.get("everybody", False)
    closed_at = now - timedelta(days=row["closed_days_ago"]) if "closed_days_ago" in row else None
    poll = Poll.objects.create(
        project=project,
        municipality=municipalities[row["municipality"]] if "municipality" in row else None,
        audience=Audience.EVERYBODY if is_for_everybody else Audience.PROJECT,
        kind=row["kind"],
        title=row["title"],
        text=row.get("text", ""),
        is_anonymous=row.get("anonymous", False) or is_for_everybody,
        results=row.get("results", "always"),
        quorum=row.get("quorum", 0),
        needed=row.get("needed", "more"),
        options_by_members=row.get("options_by_members", False),
        deadline=now + timedelta(days=row["ends_in_days"]) if "ends_in_days" in row else closed_at,
        closed_at=closed_at,
        created_by=User.objects.get(email=row["by"]),
        created_at=now - timedelta(days=row["days_ago"]),
    )
    PollOption.objects.bulk_create(
        PollOption(poll=poll, text=text, position=number) for number, text in enumerate(row.get("options", []))
    )
    _vote(poll, row)
    if project is not None:
        _note(poll, project)


def _vote(poll: Poll, row: Record) -> None:
    keys = [str(pk) for pk in poll.options.values_list("pk", flat=True)]

    def ballot(content: str) -> str:
        return OPTION.sub(lambda found: keys[int(found[0])], content) if keys else content

    people = {user.email: user for user in User.objects.all()}
    Vote.objects.bulk_create(
        Vote(poll=poll, user=people[email], content=ballot(content), at=poll.created_at + timedelta(hours=number + 1))
        for number, (email, content) in enumerate(row.get("votes", []))
    )
    Ballot.objects.bulk_create(
        Ballot(poll=poll, content=ballot(content))
        for content, number in row.get("ballots", {}).items()
        for _each in range(number)
    )
    HasVoted.objects.bulk_create(HasVoted(poll=poll, user=people[email]) for email in row.get("voted", []))


def _note(poll: Poll, project: Project) -> None:
    noted = {"project": project, "title": poll.title, "room": KEY, "object_id": poll.pk}
    Happening.objects.create(kind="poll_asked", actor=poll.created_by, at=poll.created_at, **noted)
    if poll.closed_at is not None:
        Happening.objects.create(kind="poll_ended", at=poll.closed_at, **noted)
