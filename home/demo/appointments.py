"""The dates that the demo's projects look for, and one that was found and stands in the calendar."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from home.demo.content import Record, read
from portal.accounts.models import User
from portal.base.recurrence import aware, whole_days
from workspace.calendar.choices import Reply
from workspace.calendar.models import Event, Guest
from workspace.calendar.services import dates
from workspace.polls.appointments import closing
from workspace.polls.appointments.choices import Value
from workspace.polls.keys import KEY
from workspace.polls.models import Answer, AppointmentPoll, Option, Participant
from workspace.projects.models import Happening, Project

SAYS = {"y": Value.YES, "m": Value.MAYBE, "n": Value.NO}


def load_appointments() -> None:
    """After the projects and their people."""
    for row in read("appointments")["appointments"]:
        _load(row, Project.objects.get(slug=row["project"]))


def _load(row: Record, project: Project) -> None:
    people = {each.user.email: each for each in project.memberships.select_related("user")}
    begun = timezone.now() - timedelta(days=row["days_ago"])
    poll = AppointmentPoll.objects.create(
        project=project,
        created_by=people[row["author"]].user,
        created_at=begun,
        title=row["title"],
        description=row.get("text", ""),
        place=row["place"],
        minutes=row.get("minutes"),
        deadline=_day(row["deadline"], "23:59") if "deadline" in row else None,
        hides=row.get("hides", "never"),
        proposals=row.get("proposals", "never"),
        takes_outsiders=row.get("outsiders", False),
        zone=settings.TIME_ZONE,
    )
    poll.must_come.set([people[email] for email in row.get("must_come", [])])
    options = [_option(poll, days, hour, begun) for days, hour in row["dates"]]
    for number, said in enumerate(row["answers"]):
        _answer(poll, options, said, begun + timedelta(hours=3 + number), user=people[said["who"]].user)
    for number, said in enumerate(row.get("outside", [])):
        _answer(poll, options, said, begun + timedelta(hours=9 + 2 * number), name=said["name"])
    if "proposed" in row:
        days, hour = row["proposed"]["date"]
        option = _option(poll, days, hour, begun)
        option.proposed_by = poll.participants.get(user=people[row["proposed"]["by"]].user)
        option.is_accepted = False
        option.save()
    Happening.objects.create(
        project=project,
        kind="appointment_begun",
        actor=poll.created_by,
        title=poll.title,
        room=KEY,
        object_id=poll.pk,
        at=begun,
    )
    if "closed" in row:
        _close(poll, options[row["closed"]["date"]], row["closed"]["days_ago"])


def _close(poll: AppointmentPoll, option: Option, days_ago: int) -> None:
    """As the service leaves it, some days ago, and without the mails that it sends."""
    closed_at = timezone.now() - timedelta(days=days_ago)
    event = Event.objects.create(
        project=poll.project,
        title=poll.title,
        text=poll.description,
        place=poll.place,
        zone=poll.zone,
        start=option.start,
        end=option.end,
        created_by=poll.created_by,
        created_at=closed_at,
        changed_at=closed_at,
    )
    event.refresh_from_db()
    event.project = poll.project
    dates.write(event)
    memberships = {each.user_id: each for each in poll.project.memberships.all()}
    Guest.objects.bulk_create(
        Guest(
            event=event,
            user=each.user,
            membership=memberships.get(each.user.pk),
            answer=Reply.YES,
            invited_at=closed_at,
            answered_at=closed_at,
        )
        for each in closing.guests_of(option)
        if each.user is not None
    )
    poll.closed_at, poll.chosen, poll.event_url = closed_at, option, event.get_absolute_url()
    poll.save(update_fields=["closed_at", "chosen", "event_url"])


def _answer(
    poll: AppointmentPoll,
    options: list[Option],
    said: Record,
    at: datetime,
    *,
    user: User | None = None,
    name: str = "",
) -> None:
    participant = Participant.objects.create(
        poll=poll, user=user, name=name, comment=said.get("comment", ""), created_at=at, answered_at=at
    )
    Answer.objects.bulk_create(
        Answer(participant=participant, option=option, value=SAYS[letter])
        for option, letter in zip(options, said["says"], strict=True)
    )


def _option(poll: AppointmentPoll, days: int, hour: str, changed_at: datetime) -> Option:
    start = _day(days, hour or "00:00")
    end = whole_days(start, start).end if not hour else start + timedelta(minutes=poll.minutes or 60)
    return Option.objects.create(poll=poll, start=start, end=end, all_day=not hour, changed_at=changed_at)


def _day(days: int, hour: str) -> datetime:
    return aware(datetime.combine(timezone.localdate() + timedelta(days=days), time.fromisoformat(hour)))
