"""`python -m tests.bench.workspace`: group work with many projects, many people and many tasks.

The workspaces' overview and a workspace's home for somebody in 2 and in 200 projects, the home and the people of a
project of 20 and of 2,000 members, the tasks of a project with 50 and with 5,000 of them, a discussion of 60 and of
10,000 replies. On the database that DATABASE_URL names, else SQLite; measured as in `tests.bench.directory`: whole
answers, in processor time, warm.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

from tests.bench.appointments import of_many_answers
from tests.bench.calendars import of_many_series
from tests.bench.directory import measure
from tests.bench.discussions import of_many_replies
from tests.e2e.portal import prepare

PORTION = 500
WORDS = ["Satzung lesen", "Kuchen backen", "Raum mieten", "Plakat drucken", "Bretter holen", "Förderung beantragen"]
IN_THE_PORTAL = "from tests.bench.workspace import print_figures; print_figures()"


@dataclass(frozen=True)
class Case:
    """What grows, from how many to how many, and which pages are looked at by whom."""

    name: str
    small: int
    large: int
    fill: Callable[[int], tuple[Any, dict[str, str]]]
    """Gives the person who looks, and the addresses."""


def print_figures() -> None:
    """Runs inside the portal's own process; the figures are the last line."""
    figures = []
    for case in CASES:
        sizes = []
        for number in (case.small, case.large):
            person, addresses = case.fill(number)
            measured = measure(addresses, layer="initiativen", person=person)
            sizes.append({name: (warm, queries) for name, (warm, _cold, queries, _queries) in measured.items()})
        figures.append((case.name, case.small, case.large, *sizes))
    sys.stdout.write(json.dumps(figures) + "\n")


def of_many_projects(number: int) -> tuple[Any, dict[str, str]]:
    """Somebody who belongs to so many projects, each with something new and a task of theirs."""
    from django.utils import timezone  # noqa: PLC0415  # needs the portal's settings

    from workspace.projects.choices import Status  # noqa: PLC0415
    from workspace.projects.models import Happening, Membership, Project  # noqa: PLC0415
    from workspace.tasks.models import Task  # noqa: PLC0415

    person, now = _people(1, f"many{number}")[0], timezone.now()
    projects = Project.objects.bulk_create(
        [
            Project(
                name=f"Projekt {each} von {number}",
                slug=f"von-{number}-{each}",
                summary="Wir reparieren, was sonst in den Müll ginge.",
                status=Status.ACTIVE,
                active_at=now - timedelta(hours=each),
            )
            for each in range(number)
        ]
    )
    memberships = Membership.objects.bulk_create([Membership(project=each, user=person) for each in projects])
    Happening.objects.bulk_create([Happening(project=each, kind="founded", actor=person) for each in projects])
    tasks = Task.objects.bulk_create(
        [Task(project=each.project, title="Kuchen backen", due_on=now.date()) for each in memberships]
    )
    _assign(tasks, memberships)
    return person, {
        "overview": "/arbeitsbereich/",
        "home of one of the projects": projects[0].workspace_url,
        "my tasks": "/konto/aufgaben/",
    }


def of_many_people(number: int) -> tuple[Any, dict[str, str]]:
    """An admin of a project with so many members, some of whom were here just now."""
    from django.utils import timezone  # noqa: PLC0415

    from workspace.projects.choices import Role, Status  # noqa: PLC0415
    from workspace.projects.models import Happening, Membership, Project  # noqa: PLC0415

    now = timezone.now()
    project = Project.objects.create(name=f"{number} Leute", slug=f"leute-{number}", status=Status.ACTIVE)
    people = _people(number, f"people{number}")
    rows = [
        Membership(
            project=project,
            user=person,
            role=Role.MEMBER if each else Role.ADMIN,
            is_lead=each < 2,  # two leads
            can_do="Protokolle, Tischlern" if each % 3 else "",
            seen_at=now - timedelta(minutes=each),
        )
        for each, person in enumerate(people)
    ]
    Membership.objects.bulk_create(rows, batch_size=PORTION)
    joined = [Happening(project=project, kind="joined", actor=person, room="people") for person in people]
    Happening.objects.bulk_create(joined, batch_size=PORTION)
    room = f"{project.workspace_url}menschen/"
    return people[0], {
        "home": project.workspace_url,
        "people": room,
        "people, a word": f"{room}?q=tischlern",
        "people, last page": f"{room}?page=999999",
    }


def of_many_tasks(number: int) -> tuple[Any, dict[str, str]]:
    """Somebody who does every fifth of so many tasks."""
    from django.utils import timezone  # noqa: PLC0415

    from workspace.projects.choices import Role  # noqa: PLC0415
    from workspace.projects.choices import Status as ProjectStatus  # noqa: PLC0415
    from workspace.projects.models import Membership, Project  # noqa: PLC0415
    from workspace.tasks.choices import Status  # noqa: PLC0415
    from workspace.tasks.models import Task  # noqa: PLC0415
    from workspace.tasks.services import calendars  # noqa: PLC0415

    dice, now = random.Random(5), timezone.now()  # the same tasks each time, nothing secret
    project = Project.objects.create(name=f"{number} Aufgaben", slug=f"aufgaben-{number}", status=ProjectStatus.ACTIVE)
    people = _people(5, f"tasks{number}")
    memberships = [Membership.objects.create(project=project, user=each, role=Role.ADMIN) for each in people]
    lists = [project.task_lists.create(name=f"Liste {each}", position=each) for each in range(1, 6)]
    labels = [project.task_labels.create(name=f"Etikett {each}") for each in range(1, 6)]
    tasks = []
    for each in range(number):
        status = dice.choices([Status.OPEN, Status.DOING, Status.DONE], [6, 2, 2])[0]
        tasks.append(
            Task(
                project=project,
                title=f"{dice.choice(WORDS)} {each}",
                list=dice.choice([*lists, None]),
                status=status,
                due_on=now.date() + timedelta(days=dice.randrange(-30, 300)) if dice.random() < 0.7 else None,
                position=each + 1,
                created_by=people[0],
                done_at=now - timedelta(days=dice.randrange(90)) if status == Status.DONE else None,
            )
        )
    Task.objects.bulk_create(tasks, batch_size=PORTION)
    _assign(tasks, memberships)
    through = Task.labels.through
    marks = [through(task_id=task.pk, label_id=dice.choice(labels).pk) for task in tasks]
    through.objects.bulk_create(marks, batch_size=PORTION)
    room = f"{project.workspace_url}aufgaben/"
    return people[0], {
        "home": project.workspace_url,
        "list": room,
        "list, last page": f"{room}?page=999999",
        "list, a word": f"{room}?q=kuchen",
        "board": f"{room}?ansicht=tafel",
        "my tasks": "/konto/aufgaben/",
        "my tasks as .ics": f"/arbeitsbereich/aufgaben.ics?schluessel={calendars.token_of(people[0])}",
    }


def _people(number: int, name: str) -> list[Any]:  # Any: accounts
    from portal.accounts.models import User  # noqa: PLC0415

    rows = [User(email=f"{name}-{each}@example.org", name=f"Person {each}") for each in range(number)]
    return User.objects.bulk_create(rows, batch_size=PORTION)


def _assign(tasks: list[Any], memberships: list[Any]) -> None:  # Any: rows
    """In turn."""
    from workspace.tasks.models import Task  # noqa: PLC0415

    through = Task.assignees.through
    rows = [
        through(task_id=task.pk, membership_id=memberships[number % len(memberships)].pk)
        for number, task in enumerate(tasks)
    ]
    through.objects.bulk_create(rows, batch_size=PORTION)


CASES = (
    Case("projects of a person", 2, 200, of_many_projects),
    Case("members of a project", 20, 2_000, of_many_people),
    Case("tasks of a project", 50, 5_000, of_many_tasks),
    Case("replies of a discussion", 60, 10_000, of_many_replies),
    Case("series of a calendar", 50, 5_000, of_many_series),
    Case("answers of a poll with 60 dates", 5, 500, of_many_answers),
)


def table(figures: list[Any]) -> str:  # Any: JSON
    lines = ["| what grows | view | ms, few | ms, many | ratio | queries, few / many |", "|---|---|---|---|---|---|"]
    for name, small, large, few, many in figures:
        for view in few:
            (ms, queries), (ms_of_many, queries_of_many) = few[view], many[view]
            lines.append(
                f"| {name}, {small:,} to {large:,} | {view} | {ms:.0f} | {ms_of_many:.0f} | {ms_of_many / ms:.1f} "
                f"| {queries} / {queries_of_many} |"
            )
    return "\n".join(lines)


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as directory:
        portal = prepare(Path(directory), settings="tests.bench.settings")
        portal.manage("collectstatic", "--no-input", "--verbosity", "0")
        said = portal.manage("shell", "--verbosity", "0", "--command", IN_THE_PORTAL)
    sys.stdout.write(table(json.loads(said.splitlines()[-1])) + "\n")


if __name__ == "__main__":
    main()
