"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.polls.appointments.models import AppointmentPoll, Participant
from workspace.polls.appointments.services.releasing import release

# Any, in this module: JSON.


def export_answers(user: User) -> list[dict[str, Any]]:
    rows = Participant.objects.of(user).select_related("poll__project").prefetch_related("answers__option")
    return [
        {
            "project": row.poll.project.name,
            "poll": row.poll.title,
            "name": row.shown_name,
            "email": row.email,
            "comment": row.comment,
            "since": row.created_at,
            "answered_at": row.answered_at,
            "answers": [
                {"start": each.option.start, "end": each.option.end, "answer": each.value} for each in row.answers.all()
            ],
        }
        for row in rows.order_by("pk")
    ]


def erase_answers(user: User) -> None:
    """Where a date is still looked for, they count no more; of what was chosen stays how many could come. So it is with
    what was answered outside with their address, and no link leads there any more."""
    own = Participant.objects.of(user)
    own.filter(poll__closed_at__isnull=True).delete()
    release(own)


def export_polls(user: User) -> list[dict[str, Any]]:
    rows = AppointmentPoll.objects.filter(created_by=user).select_related("project").order_by("pk")
    return [
        {
            "project": row.project.name,
            "title": row.title,
            "description": row.description,
            "place": row.place,
            "link": row.link,
            "created_at": row.created_at,
        }
        for row in rows
    ]


def erase_polls(user: User) -> None:
    """What nobody reads any more."""
    AppointmentPoll.objects.deleted().filter(created_by=user).delete()


def register_parts() -> None:
    register(
        DataPart(
            name="appointment_polls",
            label=_("Appointment polls of projects that you have begun"),
            on_deletion=_("stay in their project, without your name"),
            export=export_polls,
            erase=erase_polls,
            order=59,
        )
    )
    register(
        DataPart(
            name="appointment_answers",
            label=_("Your answers in appointment polls"),
            on_deletion=_("are deleted where a date is still looked for; else they stay without your name"),
            export=export_answers,
            erase=erase_answers,
            order=59,
        )
    )
