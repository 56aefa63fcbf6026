"""Questions when everybody can come, as their projects find them. Nothing of who has answered what."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.entries import Entry, beginning_of
from search.watching import watch
from workspace.polls.appointments.models import AppointmentPoll
from workspace.polls.keys import KEY as ROOM
from workspace.projects.searching import audience_of

KEY = "appointments"


class Appointments(Searchable):
    key, label, order = KEY, _("Appointment polls"), 74

    def rows(self) -> "QuerySet[AppointmentPoll]":
        return AppointmentPoll.objects.standing()

    def entries(self, objects: Sequence[AppointmentPoll]) -> Iterator[Entry]:
        polls = AppointmentPoll.objects.filter(pk__in=[poll.pk for poll in objects])
        for poll in polls.select_related("project"):
            yield Entry(
                object_pk=poll.pk,
                title=poll.title,
                path=poll.get_absolute_url(),
                summary=beginning_of(poll.description),
                text=poll.description,
                also=poll.place,
                audience=audience_of(ROOM, poll.project_id),
                project=poll.project_id,
                date=poll.created_at,
            )


def register() -> None:
    contract.register(Appointments())
    watch(KEY, AppointmentPoll)
