"""Who is told what of polls. No line says what came of one."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity import kinds
from portal.activity.about_rows import AboutRow
from portal.activity.audiences import followers_of
from portal.activity.choices import Group, Pace, Reason
from portal.activity.models import Event, Follow
from workspace.polls.decisions.models import HasVoted, Poll, Vote
from workspace.polls.decisions.services.announcing import ASKED, ASKED_EVERYBODY, ENDED, REMINDER
from workspace.projects.kinds import members_of

# Any, in this module: users and anonymous visitors; polls.

Audience = Iterable[tuple[int, Reason]]


class OfPolls(AboutRow):
    def rows(self) -> "models.QuerySet[Any]":
        return Poll.objects.select_related("project", "created_by")

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return Poll.objects.visible_to(user)

    def url(self, event: Event, row: Any) -> str:
        """Whoever belongs to the project may open the public page as well."""
        return str(row.public_url if row.is_for_everybody else row.inner_url)

    def group_key(self, event: Event) -> str:
        return f"{self.key}:{event.scope_id}"


class ToVote(OfPolls):
    """As long as one can vote, and has not."""

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        ids = [event.object_id for event in events]
        waiting = set(Poll.objects.open().unanswered_by(user).filter(pk__in=ids).values_list("pk", flat=True))
        return {event.pk for event in events if event.object_id not in waiting}


class Asked(ToVote):
    key = ASKED
    label = gettext_lazy("New polls in my projects")
    group = Group.PROJECTS
    order = 24

    def audience(self, event: Event) -> Audience:
        return members_of(event.scope_id or 0)

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return Poll.objects.inside(user)

    def words(self, event: Event, row: Any) -> str:
        if event.data.get("again"):
            return _("The poll “%(title)s” is open again") % {"title": row.title}
        name = row.created_by.get_short_name() if row.created_by else _("Somebody")
        said = _("%(name)s asks in “%(project)s”: “%(title)s”")
        return said % {"name": name, "project": row.project, "title": row.title}


class Reminder(ToVote):
    key = REMINDER
    label = gettext_lazy("A poll in which I have not voted ends tomorrow")
    group = Group.PROJECTS
    pace = Pace.AT_ONCE
    order = 25

    def audience(self, event: Event) -> Audience:
        has_voted = voters_of(event.object_id)
        return (each for each in members_of(event.scope_id or 0) if each[0] not in has_voted)

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return Poll.objects.inside(user)

    def words(self, event: Event, row: Any) -> str:
        return _("You have not voted yet, and the poll ends soon: “%(title)s”") % {"title": row.title}


class Ended(OfPolls):
    key = ENDED
    label = gettext_lazy("A poll that concerns me has ended")
    group = Group.PROJECTS
    order = 26

    def audience(self, event: Event) -> Audience:
        """Of a project its people; who has voted, who has asked, and who follows it."""
        poll = Poll.objects.filter(pk=event.object_id).first()
        if poll is None:
            return
        if poll.project_id is not None:
            yield from members_of(poll.project_id)
        if poll.created_by_id is not None:
            yield poll.created_by_id, Reason.THEIRS
        yield from ((pk, Reason.TAKES_PART) for pk in sorted(voters_of(poll.pk)))
        followers = Follow.objects.of(poll).values_list("user", flat=True)
        yield from ((pk, Reason.FOLLOWS) for pk in followers)

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        """What was opened again meanwhile."""
        ids = [event.object_id for event in events]
        ended = set(Poll.objects.ended().filter(pk__in=ids).values_list("pk", flat=True))
        return {event.pk for event in events if event.object_id not in ended}

    def words(self, event: Event, row: Any) -> str:
        return _("The poll “%(title)s” has ended") % {"title": row.title}


class AskedEverybody(ToVote):
    key = ASKED_EVERYBODY
    label = gettext_lazy("Polls for everybody where I follow the place, the topic or the initiative")
    group = Group.SHOWCASE
    public = True

    def audience(self, event: Event) -> Audience:
        inside = {pk for pk, _reason in members_of(event.scope_id)} if event.scope_id else set()
        return (each for each in followers_of(event) if each[0] not in inside)

    def seen_by(self, user: Any) -> "models.QuerySet[Any]":
        return Poll.objects.public()

    def words(self, event: Event, row: Any) -> str:
        return _("New poll for everybody: “%(title)s”") % {"title": row.title}


def voters_of(poll_id: int) -> set[int]:
    """Whether they voted by name or not."""
    by_name = Vote.objects.filter(poll=poll_id, user__isnull=False).values_list("user", flat=True)
    return {*by_name, *HasVoted.objects.filter(poll=poll_id).values_list("user", flat=True)}


def register() -> None:
    kinds.register(Asked(), Reminder(), Ended(), AskedEverybody())
