"""The room "Umfragen": its place in the workspace."""

from django.utils.translation import gettext_lazy as _

from workspace.polls.appointments import room as appointments
from workspace.polls.decisions import room as decisions
from workspace.polls.keys import KEY
from workspace.projects import rooms


def register() -> None:
    rooms.register(
        rooms.Room(
            KEY,
            _("Polls"),
            "ui-checks",
            "workspace:polls:list",
            18,
            panels=(
                rooms.Panel("workspace/polls/appointments/panel.html", appointments.waiting_for, order=13),
                rooms.Panel("workspace/polls/decisions/panel.html", decisions.waiting, order=14),
            ),
        )
    )
