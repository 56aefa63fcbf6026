"""The demo's projects with their people: rows as the services would leave them, in the past, without their mail."""

from datetime import datetime, timedelta

from django.utils import timezone

from home.demo.content import Record, References, read
from initiatives.ideas.models import Idea
from portal.accounts.models import User
from portal.moderation.services.cases import open_case
from portal.moderation.whys import Why
from portal.regions.models import Municipality, Topic
from workspace.projects.choices import Status
from workspace.projects.models import Happening, JoinRequest, Membership, Project
from workspace.projects.rooms import off_at_first
from workspace.projects.services.founding import draft_page

SAID = ("name", "slug", "status", "summary", "plan", "needs", "wants_people", "place_name", "is_listed")


def load_projects(*, topics: dict[str, Topic], municipalities: dict[str, Municipality], references: References) -> None:
    """After the initiatives, the ideas and their people."""
    now = timezone.now()
    people = {user.email: user for user in User.objects.filter(is_active=True)}
    for row in read("projects")["projects"]:
        _load(row, now, people, topics, municipalities, references)


def _load(  # what the content refers to
    row: Record,
    now: datetime,
    people: dict[str, User],
    topics: dict[str, Topic],
    municipalities: dict[str, Municipality],
    references: References,
) -> None:
    begun, active = (now - timedelta(days=row[name], hours=3) for name in ("days_ago", "active_days_ago"))
    founder = people[row["people"][0]["email"]]
    project = Project.objects.create(
        **{name: row[name] for name in SAID if name in row},
        municipality=municipalities[row["municipality"]],
        page=references.pages[f"initiative-{row['page']}"] if "page" in row else None,
        idea=Idea.objects.get(title=row["idea"]) if "idea" in row else None,
        founder=founder,
        rooms_off=[] if row.get("lends") else off_at_first(),
        created_at=begun,
        active_at=active,
        finished_at=active if row["status"] == Status.FINISHED else None,
    )
    project.topics.set([topics[slug] for slug in row["topics"]])
    Happening.objects.create(project=project, kind="founded", actor=founder, title=project.name, at=begun)
    for number, person in enumerate(row["people"]):
        joined = begun + (active - begun) * number / len(row["people"])
        Membership.objects.create(
            project=project,
            user=people[person["email"]],
            role=person["role"],
            is_lead=person.get("lead", False),
            can_do=person.get("can_do", ""),
            joined_at=joined,
            seen_at=active - timedelta(hours=number),
        )
        if number:
            Happening.objects.create(
                project=project, kind="joined", actor=people[person["email"]], room="people", at=joined
            )
    for asks in row.get("asks", []):
        JoinRequest.objects.create(
            project=project, user=people[asks["email"]], message=asks["message"], created_at=active
        )
    if row["status"] == Status.REQUESTED:
        draft_page(project, founder)
        open_case(target=project, why=Why("submitted"))
