"""What is lent in the demo, and who has it when: rows as the services would leave them."""

from datetime import datetime, time, timedelta

from django.core.files.base import File
from django.utils import timezone

from home.demo.content import Record, read
from home.demo.media import PICTURES
from initiatives.directory.services import rebuild
from portal.accounts.models import User
from portal.regions.models import Municipality
from workspace.lending.choices import Status
from workspace.lending.layer import NAME
from workspace.lending.models import Loan, Thing
from workspace.lending.times import hours, today, whole_days
from workspace.projects.models import Project

SAID = ("title", "text", "place", "latitude", "longitude", "handover", "kind", "unit", "longest")


def load_lending(*, municipalities: dict[str, Municipality]) -> None:
    """After the projects and their people."""
    people = {user.email: user for user in User.objects.filter(is_active=True)}
    for row in read("lending")["things"]:
        _load(row, people, municipalities)
    rebuild(NAME)


def _load(row: Record, people: dict[str, User], municipalities: dict[str, Municipality]) -> None:
    thing = Thing.objects.create(
        **{name: row[name] for name in SAID if name in row},
        municipality=municipalities.get(row.get("municipality", "")),
        project=Project.objects.get(slug=row["project"]) if "project" in row else None,
        created_by=people.get(row.get("email", "")),
        created_at=timezone.now() - timedelta(days=60),
    )
    if "picture" in row:
        _give_picture(thing, row["picture"])
    for said in row.get("loans", []):
        start, end = _times(said)
        is_decided = said["status"] != Status.REQUESTED
        Loan.objects.create(
            thing=thing,
            borrower=people[said["email"]],
            start=start,
            end=end,
            purpose=said.get("purpose", ""),
            status=said["status"],
            answer=said.get("answer", ""),
            created_at=min(start, timezone.now()) - timedelta(days=2),
            decided_at=min(start, timezone.now()) - timedelta(days=1) if is_decided else None,
            ended_at=end if said["status"] == Status.RETURNED else None,
        )


def _give_picture(thing: Thing, name: str) -> None:
    thing.picture_words = read("pictures")["pictures"][name]
    with (PICTURES / f"{name}.webp").open("rb") as file:
        thing.picture.save(f"{name}.webp", File(file))


def _times(said: Record) -> tuple[datetime, datetime]:
    days = [today() + timedelta(days=number) for number in said["days"]]
    if "from" in said:
        return hours(days[0], time.fromisoformat(said["from"]), time.fromisoformat(said["until"]))
    return whole_days(days[0], days[1])
