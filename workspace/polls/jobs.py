"""The room's clock, and its housekeeping."""

from django.conf import settings

from portal.base import terms
from portal.base.terms import Term
from portal.base.timer import daily, every
from workspace.polls.appointments.models import Participant
from workspace.polls.appointments.services import deleting, releasing
from workspace.polls.appointments.services import reminding as appointments
from workspace.polls.decisions.services import steering

# Once a date is chosen, nobody needs to know any more who could come but for the number.
terms.register(
    Term(
        name="outsiders_of_appointments",
        model="workspace_polls.Participant",
        days=lambda: settings.OUTSIDERS_KEPT_DAYS,
        due=Participant.objects.of_the_past,
        end=releasing.release,
    )
)


@every(minutes=1)
def end_polls_that_are_due() -> None:
    steering.end_due()


@every(minutes=10)
def remind_of_polls() -> None:
    steering.remind()


@every(hours=1)
def remind_of_appointments() -> None:
    appointments.remind_before_the_end()


@daily(hour=4, minute=35)
def remove_deleted_appointments() -> None:
    deleting.purge()
