"""A month, a week and the list of a calendar with 5,000 series, beside one with 50, and its file to subscribe to.

`python -m tests.bench.workspace` measures it with the other pages of workspaces.
"""

from datetime import timedelta
from typing import Any

WEEKS = 4
PORTION = 500


def of_many_series(number: int) -> tuple[Any, dict[str, str]]:
    """So many weekly series of four dates each, all of which begin within four weeks."""
    from django.utils import timezone  # noqa: PLC0415  # needs the portal's settings

    from portal.accounts.models import User  # noqa: PLC0415
    from portal.base.recurrence import weekly  # noqa: PLC0415
    from workspace.calendar.ical import linking  # noqa: PLC0415
    from workspace.calendar.models import Event, Occurrence  # noqa: PLC0415
    from workspace.calendar.services import dates  # noqa: PLC0415
    from workspace.projects.choices import Role, Status  # noqa: PLC0415
    from workspace.projects.models import Membership, Project  # noqa: PLC0415

    person = User.objects.create(email=f"series-{number}@example.org", name="Person")
    project = Project.objects.create(name=f"{number} Serien", slug=f"serien-{number}", status=Status.ACTIVE)
    membership = Membership.objects.create(project=project, user=person, role=Role.ADMIN)
    first = timezone.localtime().replace(day=1, hour=18, minute=0, second=0, microsecond=0)
    events = []
    for each in range(number):
        start = first + timedelta(days=each % 28)
        events.append(
            Event(
                project=project,
                title=f"Treffen {each}",
                start=start,
                end=start + timedelta(hours=2),
                recurrence=weekly(start, count=WEEKS),
                created_by=person,
            )
        )
    Event.objects.bulk_create(events, batch_size=PORTION)
    rows = [
        Occurrence(event=event, recurrence_id=span.start, start=span.start, end=span.end)
        for event in Event.objects.filter(project=project)
        for span in dates.planned(event)
    ]
    Occurrence.objects.bulk_create(rows, batch_size=PORTION)
    room = f"{project.workspace_url}kalender/"
    link = linking.give_out(actor=person, membership=membership)
    return person, {
        "calendar, month": f"{room}?ansicht=monat&monat={first:%Y-%m}",
        "calendar, week": f"{room}?ansicht=woche&woche={first + timedelta(days=14):%Y-%m-%d}",
        "calendar, list": room,
        "calendar, list, last page": f"{room}?page=999999",
        "calendar, to subscribe to": link.get_absolute_url(),
    }
