"""What appointment polls say in the workspace: on its home, in its timeline, and as a link somewhere."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from portal.base import link_cards
from workspace.polls.appointments import listing
from workspace.polls.appointments.models import AppointmentPoll
from workspace.polls.keys import KEY
from workspace.projects import happenings, rooms
from workspace.projects.models import Project
from workspace.projects.room_cards import of_room

PANEL = rooms.Panel("workspace/polls/appointments/panel.html", listing.waiting_for, order=13)


def register() -> None:
    listing.register()
    happenings.register(
        happenings.Kind("appointment_begun", _("%(name)s looks for a date: “%(title)s”"), url_of=address_of),
        happenings.Kind(
            "appointment_found",
            _("%(name)s has chosen the date of “%(title)s”"),
            ngettext_lazy("A date is found together.", "%(count)d dates are found together.", "count"),
            url_of=address_of,
        ),
    )
    link_cards.register(
        "workspace:polls:appointments:detail",
        of_room(KEY, AppointmentPoll.objects.standing, label=_("Appointment poll"), icon="calendar-check"),
    )


def address_of(project: Project, pk: int) -> str:
    return reverse("workspace:polls:appointments:detail", args=[project.slug, pk])
