"""Reads of the calendar: `visible_to` says what exists for whom, `public` what everybody may see."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from workspace.calendar.choices import Reply
from workspace.projects.choices import CLOSED
from workspace.projects.models import Membership, Project

if TYPE_CHECKING:
    from workspace.calendar.models import (  # noqa: F401  # named in the types of the rows
        Event,
        Guest,
        Helper,
        Occurrence,
        TakenEvent,
    )

KEY = "calendar"
"""The room's."""

# Any, in this module: users and anonymous visitors.


def _read_by(user: Any) -> Any:
    """The projects whose calendars exist for this person."""
    return Project.objects.read_by(user).with_open_room(KEY).values("pk")


class PlannedQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: Any) -> "PlannedQuerySet":
        """To those who belong to the project, or look into it after a report."""
        return self.filter(project__in=_read_by(user))

    def public(self) -> "PlannedQuerySet":
        """Meant for everybody, of a project whose page everybody may read."""
        return self._meant_for_everybody().filter(is_hidden=False, waits=False)

    def public_to(self, user: Any) -> "PlannedQuerySet":
        """The same; to the managers of its place also what is hidden or waits for them. Nothing that is internal."""
        managed = Project.objects.managed_by(user).values("pk")
        return self._meant_for_everybody().filter(Q(is_hidden=False, waits=False) | Q(project__in=managed))

    def _meant_for_everybody(self) -> "PlannedQuerySet":
        projects = Project.objects.with_public_page().with_open_room(KEY).values("pk")
        return self.filter(is_public=True, project__in=projects)

    def standing(self) -> "PlannedQuerySet":
        """Not cancelled."""
        return self.filter(cancelled_at__isnull=True)


class DateQuerySet(models.QuerySet["Occurrence"]):
    def of(self, project: Project) -> "DateQuerySet":
        return self.filter(event__project=project)

    def of_projects(self, projects: Any) -> "DateQuerySet":  # Any: as of `project__in`
        return self.filter(event__project__in=projects)

    def mine(self, user: Any) -> "DateQuerySet":
        """Of all projects that this person belongs to and that are at work, and those to which they were asked from
        outside: then `answer_token` is their way to it."""
        if not user.is_authenticated:
            return self.none()
        own, asked = own_projects(user.pk).values("pk"), asked_from_outside(user.pk)
        key = asked.filter(event=OuterRef("event")).exclude(event__project__in=own).values("token")[:1]
        mine = self.filter(Q(event__project__in=own) | Q(event__in=asked.values("event")))
        return mine.annotate(answer_token=Subquery(key))

    def public(self) -> "DateQuerySet":
        """As the events, without the single dates that are cancelled."""
        events = apps.get_model("workspace_calendar", "Event").objects.public()
        return self.filter(event__in=events.order_by().values("pk"))

    def taking_place(self) -> "DateQuerySet":
        return self.filter(event__cancelled_at__isnull=True, change__cancelled_at__isnull=True)

    def not_over(self, moment: datetime) -> "DateQuerySet":
        """What is still to come or going on."""
        return self.filter(end__gte=moment)

    def within(self, start: datetime, end: datetime) -> "DateQuerySet":
        """What touches the time from `start` up to, not including, `end`."""
        return self.filter(start__lt=end, end__gte=start)

    def in_order(self) -> "DateQuerySet":
        return self.order_by("start", "event__title", "pk")

    def for_lists(self) -> "DateQuerySet":
        """In order of time, with everything a list shows."""
        return self.select_related("event__project", "change").in_order()


def own_projects(user: int) -> Any:
    """Those at work to which this person belongs."""
    return Project.objects.filter(memberships__user=user).with_open_room(KEY).exclude(status__in=CLOSED)


def asked_from_outside(user: int) -> Any:
    """What asked this person to an event of a project to which they do not belong."""
    guests = apps.get_model("workspace_calendar", "Guest").objects
    return guests.filter(user=user, membership__isnull=True).order_by()


class GuestQuerySet(models.QuerySet["Guest"]):
    def about(self, occurrence: "Occurrence") -> "GuestQuerySet":
        """All rows that say something of this date: of the date itself, and of all dates."""
        of_this = Q(recurrence_id__isnull=True) | Q(recurrence_id=occurrence.recurrence_id)
        return self.filter(event=occurrence.event_id).filter(of_this)

    def of(self, membership: Membership) -> "GuestQuerySet":
        return self.filter(user=membership.user_id)

    def coming(self) -> "GuestQuerySet":
        """With a place."""
        return self.filter(answer=Reply.YES, waits_since__isnull=True)

    def waiting(self) -> "GuestQuerySet":
        """Whoever waits longest first."""
        return self.filter(waits_since__isnull=False).order_by("waits_since", "pk")


class HelperQuerySet(models.QuerySet["Helper"]):
    def on(self, occurrence: "Occurrence") -> "HelperQuerySet":
        return self.filter(role__event=occurrence.event_id, recurrence_id=occurrence.recurrence_id)


class TakenEventQuerySet(models.QuerySet["TakenEvent"]):
    def with_what_came_since(self) -> "TakenEventQuerySet":
        """Whether guests, roles or attachments have come to the event since it was made: no file brings any."""
        came = (apps.get_model("workspace_calendar", name) for name in ("Guest", "Role", "Attachment"))
        guests, roles, attachments = (Exists(model.objects.filter(event=OuterRef("event"))) for model in came)
        return self.annotate(came_since=guests | roles | attachments)
