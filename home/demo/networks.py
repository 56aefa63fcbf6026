"""The demo's networks of projects: rows as the services would leave them, in the past, without their mail."""

from datetime import timedelta

from django.utils import timezone

from home.demo.content import Record, References, read
from portal.accounts.models import User
from portal.regions.models import Municipality
from workspace.networks.choices import State, Status
from workspace.networks.models import Affiliation, Caretaker, Network
from workspace.projects.models import Project

SAID = ("name", "slug", "kind", "sentence", "text")


def load_networks(*, municipalities: dict[str, Municipality], references: References) -> None:
    """After the projects and their people."""
    people = {user.email: user for user in User.objects.filter(is_active=True)}
    for row in read("networks")["networks"]:
        _load(row, people, municipalities, references)


def _load(
    row: Record, people: dict[str, User], municipalities: dict[str, Municipality], references: References
) -> None:
    begun = timezone.now() - timedelta(days=row["days_ago"])
    network = Network.objects.create(
        **{name: row[name] for name in SAID},
        municipality=municipalities[row["municipality"]] if "municipality" in row else None,
        picture=references.pictures[row["picture"]],
        status=Status.ACTIVE,
        founder=people[row["admins"][0]],
        created_at=begun,
    )
    for email in row["admins"]:
        Caretaker.objects.create(network=network, user=people[email], since=begun)
    for said in row["projects"]:
        Affiliation.objects.create(
            network=network,
            project=Project.objects.get(slug=said["slug"]),
            state=said.get("state", State.MEMBER),
            by=people.get(said.get("by", "")),
            message=said.get("message", ""),
            changed_at=begun,
        )
