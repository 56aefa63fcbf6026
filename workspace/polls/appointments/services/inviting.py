"""Asking people from outside by mail: each gets a secret link of their own, and is reminded as the others are."""

import re

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import get_language

from portal.moderation.services.blocking import require_not_blocked
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import AppointmentPoll, Participant
from workspace.polls.appointments.permissions import may_organise
from workspace.polls.appointments.services import outside_mails
from workspace.polls.appointments.services.answering import require_open
from workspace.polls.appointments.services.holding import held
from workspace.polls.appointments.services.proposing import asked_again
from workspace.projects.models import Membership

MOST_AT_ONCE = 30
MOST_ASKED = 100
"""People who have not answered: a poll is no newsletter."""
BETWEEN = re.compile(r"[\s,;]+")


@transaction.atomic
def invite(*, poll: AppointmentPoll, membership: Membership, typed: str) -> int:
    """Gives how many are asked; whoever was asked before, or belongs to the project, is not asked again.

    Errors: BlockedError, ProjectError.
    """
    require_not_blocked(membership.user)
    now = held(poll, membership)
    require_open(now)
    if not may_organise(membership, now):
        raise PermissionDenied
    if not now.takes_outsiders:
        raise AppointmentError.not_for_outsiders()
    wanted = _addresses(typed)
    there = {email.lower() for email in now.participants.exclude(email="").values_list("email", flat=True)}
    people = Membership.objects.active().filter(project=now.project_id)
    there |= {email.lower() for email in people.values_list("user__email", flat=True)}
    new = [email for email in wanted if email not in there]
    if now.participants.outsiders().filter(answered_at__isnull=True).count() + len(new) > MOST_ASKED:
        raise AppointmentError.too_many_asked(MOST_ASKED)
    for email in new:
        name = email.partition("@")[0][:80]
        row = Participant.objects.create(poll=now, name=name, email=email, language=get_language() or "")
        outside_mails.send(row, outside_mails.ASKED)
    if new:
        asked_again(now)
    return len(new)


def _addresses(typed: str) -> list[str]:
    """Errors: AppointmentError for what is none, and for too many."""
    found = list(dict.fromkeys(part.lower() for part in BETWEEN.split(typed) if part))
    if len(found) > MOST_AT_ONCE:
        raise AppointmentError.too_many_asked(MOST_AT_ONCE)
    for each in found:
        try:
            validate_email(each)
        except ValidationError:
            raise AppointmentError.no_address(each) from None
    return found
