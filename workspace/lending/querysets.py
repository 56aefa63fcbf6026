"""Reads of what is lent, and of who has it when."""

import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from portal.regions.permissions import areas_of
from workspace.lending.choices import OPEN, Kind, Status
from workspace.projects.choices import CLOSED, Role
from workspace.projects.models import Membership, Project

if TYPE_CHECKING:
    from workspace.lending.models import Loan, Thing  # noqa: F401  # named in the types of the rows

KEY = "lending"
"""The room's."""

# Any, in this module: users and anonymous visitors.


class ThingQuerySet(models.QuerySet["Thing"]):
    def public(self) -> "ThingQuerySet":
        """What municipalities lend; everybody sees it."""
        return self.filter(project__isnull=True, is_lent=True)

    def visible_to(self, user: Any) -> "ThingQuerySet":
        """Of municipalities what is lent, and what one keeps; of projects one's own, where they use the room."""
        if not user.is_authenticated:
            return self.public()
        inside = Project.objects.read_by(user).with_open_room(KEY).values("pk")
        of_municipality = Q(project__isnull=True) & (Q(is_lent=True) | Q(pk__in=self._kept_for_municipalities(user)))
        return self.filter(of_municipality | Q(project__in=inside))

    def kept_by(self, user: Any) -> "ThingQuerySet":
        """What this person gives out: the managers that of their municipalities, admins that of their projects, members
        what they have brought in themselves."""
        if not user.is_authenticated:
            return self.none()
        memberships = Membership.objects.of(user).exclude(project__status__in=CLOSED)
        led = memberships.filter(role=Role.ADMIN).values("project")
        works_in = memberships.filter(role=Role.MEMBER).values("project")
        own = Q(project__in=works_in, created_by=user)
        return self.filter(Q(pk__in=self._kept_for_municipalities(user)) | Q(project__in=led) | own)

    def kept_in_project(self, membership: Membership) -> "ThingQuerySet":
        """As above, of this project alone."""
        theirs = self.filter(project=membership.project_id)
        if membership.project.status in CLOSED or membership.role not in {Role.ADMIN, Role.MEMBER}:
            return theirs.none()
        return theirs if membership.role == Role.ADMIN else theirs.filter(created_by=membership.user_id)

    def _kept_for_municipalities(self, user: Any) -> "models.QuerySet[Any]":
        rows = self.model.objects.filter(project__isnull=True)
        if not (user.is_superuser and user.is_active):
            rows = rows.filter(municipality__in=areas_of(user) or ())
        return rows.values("pk")

    def with_requests(self) -> "ThingQuerySet":
        """How many wait for an answer."""
        return self.annotate(waiting=Count("loans", filter=Q(loans__status=Status.REQUESTED)))


class LoanQuerySet(models.QuerySet["Loan"]):
    def approved(self) -> "LoanQuerySet":
        """What the database keeps from being lent twice."""
        return self.filter(status=Status.APPROVED)

    def promised_or_out(self) -> "LoanQuerySet":
        """A thing until it is back; a room is back by itself when its time is over."""
        return self.approved().exclude(thing__kind=Kind.ROOM, end__lte=timezone.now())

    def requested(self) -> "LoanQuerySet":
        return self.filter(status=Status.REQUESTED)

    def open(self) -> "LoanQuerySet":
        return self.filter(status__in=OPEN)

    def touching(self, start: datetime.datetime, end: datetime.datetime) -> "LoanQuerySet":
        """Those that share a moment with this time; what ends when it begins does not."""
        return self.filter(start__lt=end, end__gt=start)

    def not_over(self, moment: datetime.datetime | None = None) -> "LoanQuerySet":
        return self.filter(end__gt=moment or timezone.now())

    def of(self, user: Any) -> "LoanQuerySet":
        return self.filter(borrower=user) if user.is_authenticated else self.none()

    def of_things(self, things: ThingQuerySet) -> "LoanQuerySet":
        return self.filter(thing__in=things.order_by().values("pk"))

    def visible_to(self, user: Any) -> "LoanQuerySet":
        """The borrower's, and whose thing it is; nothing of projects that one has left, or that do not use the room."""
        if not user.is_authenticated:
            return self.none()
        inside = Project.objects.of(user).with_open_room(KEY).values("pk")
        kept = apps.get_model("workspace_lending", "Thing").objects.kept_by(user).order_by().values("pk")
        somewhere = Q(thing__project__isnull=True) | Q(thing__project__in=inside)
        return self.filter(Q(borrower=user) | Q(thing__in=kept)).filter(somewhere)

    def for_lists(self) -> "LoanQuerySet":
        return self.select_related("thing__project", "thing__municipality", "borrower")

    def clashing_with(self, loan: "Loan") -> "LoanQuerySet":
        """What is approved in the way of this one."""
        rows = self.approved().filter(thing=loan.thing_id).touching(loan.start, loan.end)
        return rows.exclude(pk=loan.pk)
