"""An appointment poll with many answers, for `tests.bench.workspace`; `python -m tests.bench.appointments` weighs its
pages: the bytes of the HTML as it is, and packed with gzip."""

import argparse
import datetime
import gzip
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

from django.utils import timezone

from tests.e2e.portal import prepare

DATES = 60
PORTION = 5_000
FEW, MANY = 5, 500
IN_THE_PORTAL = "from tests.bench.appointments import print_weights; print_weights()"


def of_many_answers(number: int) -> tuple[Any, dict[str, str]]:
    """Somebody who has answered, among so many, a poll of sixty dates."""
    from portal.accounts.models import User  # noqa: PLC0415  # needs the portal's settings
    from workspace.polls.appointments.choices import Value  # noqa: PLC0415
    from workspace.polls.models import Answer, AppointmentPoll, Option, Participant  # noqa: PLC0415
    from workspace.projects.choices import Role, Status  # noqa: PLC0415
    from workspace.projects.models import Membership, Project  # noqa: PLC0415

    project = Project.objects.create(name=f"{number} Antworten", slug=f"termine-{number}", status=Status.ACTIVE)
    user = User.objects.create(email=f"dates{number}@example.org", name="Person 0")
    Membership.objects.create(project=project, user=user, role=Role.ADMIN)
    poll = AppointmentPoll.objects.create(
        project=project, created_by=user, title="Wann ist das Fest?", zone="Europe/Berlin", takes_outsiders=True
    )
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + datetime.timedelta(days=2)
    hour = datetime.timedelta(hours=1)
    starts = [start + datetime.timedelta(days=each) for each in range(DATES)]
    options = Option.objects.bulk_create(Option(poll=poll, start=each, end=each + hour) for each in starts)
    people = [Participant(poll=poll, user=user, answered_at=start)]
    people += [Participant(poll=poll, name=f"Person {each}", answered_at=start) for each in range(1, number)]
    rows = Participant.objects.bulk_create(people)
    values = list(Value)
    answers = (
        Answer(participant=row, option=option, value=values[(column * 7 + line * 3) % len(values)])
        for line, row in enumerate(rows)
        for column, option in enumerate(options)
    )
    Answer.objects.bulk_create(answers, batch_size=PORTION)
    page = poll.get_absolute_url()
    return user, {
        "list of polls": f"{project.workspace_url}umfragen/",
        "the poll": page,
        "its last answers": f"{page}?page={-(-number // 25)}",
        "who can on one date": f"{page}termine/{options[0].pk}/",
        "choosing the date": f"{page}abschluss/",
    }


def print_weights() -> None:
    """Runs inside the portal's own process; the figures are the last line."""
    from django.test import Client  # noqa: PLC0415  # needs the portal's settings

    from workspace.polls.models import AppointmentPoll  # noqa: PLC0415

    weights: dict[str, list[tuple[int, int]]] = {}
    for number in (FEW, MANY):
        person, pages = of_many_answers(number)
        client = Client()
        client.force_login(person, "portal.accounts.backends.PortalBackend")
        visits = [(name, client, address) for name, address in pages.items()]
        outside = f"/terminumfragen/{AppointmentPoll.objects.latest('pk').token}/"
        for name, visitor, address in [*visits, ("answering from outside", Client(), outside)]:
            page = visitor.get(address, headers={"host": "localhost"})
            assert page.status_code == 200
            weights.setdefault(name, []).append((len(page.content), len(gzip.compress(page.content))))
    sys.stdout.write(json.dumps(weights) + "\n")


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as directory:
        portal = prepare(Path(directory), settings="tests.bench.settings")
        portal.manage("collectstatic", "--no-input", "--verbosity", "0")
        said = portal.manage("shell", "--verbosity", "0", "--command", IN_THE_PORTAL)
    for name, sizes in json.loads(said.splitlines()[-1]).items():
        (few, few_packed), (many, many_packed) = ([size / 1000 for size in pair] for pair in sizes)
        sys.stdout.write(f"| {name} | {few:.0f} → {many:.0f} | {few_packed:.1f} → {many_packed:.1f} |\n")


if __name__ == "__main__":
    main()
