"""Reads of appointment polls: `visible_to` says what exists for whom."""

import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from workspace.polls.keys import KEY
from workspace.projects.models import Membership, Project

if TYPE_CHECKING:
    from workspace.polls.appointments.models import (  # noqa: F401  # named in the types of the rows
        Answer,
        AppointmentPoll,
        Option,
        Participant,
    )

# Any, in this module: users and anonymous visitors.


class AppointmentPollQuerySet(models.QuerySet["AppointmentPoll"]):
    def standing(self) -> "AppointmentPollQuerySet":
        """Not deleted."""
        return self.filter(deleted_at__isnull=True)

    def deleted(self) -> "AppointmentPollQuerySet":
        """Those that can still be taken back."""
        return self.filter(deleted_at__isnull=False)

    def visible_to(self, user: Any) -> "AppointmentPollQuerySet":
        """To those who belong to the project, or look into it after a report."""
        inside = Project.objects.read_by(user).with_open_room(KEY).values("pk")
        return self.standing().filter(project__in=inside)

    def open(self) -> "AppointmentPollQuerySet":
        """Nothing was chosen yet, even if nobody answers any more."""
        return self.filter(closed_at__isnull=True)

    def closed(self) -> "AppointmentPollQuerySet":
        return self.filter(closed_at__isnull=False)

    def taking_answers(self, now: datetime.datetime | None = None) -> "AppointmentPollQuerySet":
        in_time = Q(deadline__isnull=True) | Q(deadline__gt=now or timezone.now())
        return self.standing().open().filter(in_time)

    def due_before(self, moment: datetime.datetime) -> "AppointmentPollQuerySet":
        return self.filter(deadline__lt=moment)

    def unanswered_by(self, membership: Membership) -> "AppointmentPollQuerySet":
        return self.exclude(Exists(_answered().filter(user=membership.user_id)))

    def as_seen_by(self, membership: Membership) -> "AppointmentPollQuerySet":
        """`is_answered`: whether this person has."""
        return self.annotate(is_answered=Exists(_answered().filter(user=membership.user_id)))

    def with_numbers(self) -> "AppointmentPollQuerySet":
        """`answered`: how many have."""
        counted = _answered().order_by().values("poll").annotate(number=Count("pk")).values("number")
        return self.annotate(answered=Coalesce(Subquery(counted, output_field=models.IntegerField()), 0))


def _answered() -> "AppointmentParticipantQuerySet":
    """Those who have, of the poll of the query outside."""
    return apps.get_model("workspace_polls", "Participant").objects.answered().filter(poll=OuterRef("pk"))


class AppointmentOptionQuerySet(models.QuerySet["Option"]):
    def standing(self) -> "AppointmentOptionQuerySet":
        """That can be answered."""
        return self.filter(removed_at__isnull=True, is_accepted=True)

    def removed(self) -> "AppointmentOptionQuerySet":
        return self.filter(removed_at__isnull=False)

    def proposed(self) -> "AppointmentOptionQuerySet":
        """And not looked at yet."""
        return self.filter(removed_at__isnull=True, is_accepted=False)


class AppointmentParticipantQuerySet(models.QuerySet["Participant"]):
    def answered(self) -> "AppointmentParticipantQuerySet":
        return self.filter(answered_at__isnull=False)

    def of(self, user: Any) -> "AppointmentParticipantQuerySet":
        """This person, and whoever has their address outside."""
        own = Q(user=user.pk)
        return self.filter(own | Q(user__isnull=True, email__iexact=user.email) if user.email else own)

    def outsiders(self) -> "AppointmentParticipantQuerySet":
        """Who have left an address."""
        return self.filter(user__isnull=True).exclude(email="")

    def of_the_past(self, before: datetime.datetime) -> "AppointmentParticipantQuerySet":
        """From outside, in polls that have been closed since then, or past the time for answers."""
        ended = Q(poll__closed_at__lt=before) | Q(poll__closed_at__isnull=True, poll__deadline__lt=before)
        known = ~Q(name="") | ~Q(email="") | ~Q(comment="")
        return self.filter(known & ended, user__isnull=True)

    def to_be_written_to(self) -> "AppointmentParticipantQuerySet":
        """From outside, and they have not stopped it."""
        return self.outsiders().filter(wants_mail=True)


class AppointmentAnswerQuerySet(models.QuerySet["Answer"]):
    pass
