"""What the demo's projects plan: rows as the services would leave them."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from home.demo.content import Record, read
from home.demo.dates import series_of, times_of
from initiatives.directory.services import rebuild
from portal.accounts.models import User
from portal.base.recurrence import whole_days
from workspace.calendar.choices import LATE_LINK
from workspace.calendar.models import Change, Event, Guest, Occurrence
from workspace.calendar.services import dates, parts
from workspace.calendar.services.audience import LAYER
from workspace.projects.models import Project

SAID = ("title", "text", "place", "link", "latitude", "longitude", "capacity", "all_day")


def load_calendar() -> None:
    """After the projects and their people."""
    people = {user.email: user for user in User.objects.filter(is_active=True)}
    for row in read("calendar")["projects"]:
        project = Project.objects.get(slug=row["slug"])
        for said in row["events"]:
            _load(said, project, people)
    rebuild(LAYER)


def _load(said: Record, project: Project, people: dict[str, User]) -> None:
    start, end = times_of(said, timezone.localdate())
    if said.get("all_day"):
        start, end = whole_days(start, end)
    written = timezone.now() - timedelta(days=60)
    values: dict[str, Any] = {name: said[name] for name in SAID if name in said}  # Any: columns
    series = series_of(said, start, end)
    if series is not None:
        values["recurrence"] = series
    event = Event.objects.create(
        project=project,
        start=start,
        end=end,
        is_public=said.get("public", False),
        link_from=LATE_LINK if said.get("late_link") else None,
        created_by=project.founder,
        created_at=written,
        changed_at=written,
        **values,
    )
    event.refresh_from_db()
    event.project = project
    _change_dates(event, said)
    parts.set_roles(event, [(name, wanted) for name, wanted in said.get("roles", [])])
    parts.set_reminders(event, said.get("reminders", []))
    memberships = {each.user_id: each for each in project.memberships.all()}
    for row in said.get("guests", []):
        _ask(event, row, people, memberships)
    _help(event, said, people, memberships)


def _change_dates(event: Event, said: Record) -> None:
    spans = dates.planned(event)
    for change in said.get("changes", []):
        cancelled = change.get("cancelled", "")
        Change.objects.create(
            event=event,
            recurrence_id=spans[change["number"]].start,
            title=change.get("title"),
            place=change.get("place"),
            cancellation=cancelled,
            cancelled_at=event.created_at if cancelled else None,
        )
    dates.write(event)


def _ask(event: Event, row: Record, people: dict[str, User], memberships: dict[int, Any]) -> None:  # Any: memberships
    user = people.get(row["email"])
    Guest.objects.create(
        event=event,
        user=user,
        membership=memberships.get(user.pk) if user is not None else None,
        name="" if user is not None else row.get("name", ""),
        email="" if user is not None else row["email"],
        answer=row.get("answer", ""),
        comment=row.get("comment", ""),
        invited_at=event.created_at,
        answered_at=event.created_at if row.get("answer") else None,
    )


def _help(event: Event, said: Record, people: dict[str, User], memberships: dict[int, Any]) -> None:  # Any: as above
    """On the next date."""
    coming: Occurrence | None = event.occurrences.not_over(timezone.now()).order_by("start").first()
    roles = {role.name: role for role in event.roles.all()}
    for row in said.get("helpers", []):
        membership = memberships.get(people[row["email"]].pk)
        if coming is not None and membership is not None:
            roles[row["role"]].helpers.create(recurrence_id=coming.recurrence_id, membership=membership)
