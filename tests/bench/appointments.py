"""An appointment poll with many answers, for `tests.bench.workspace`."""

import datetime
from typing import Any

from django.utils import timezone

DATES = 60
PORTION = 5_000


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
