"""Reads of projects and their people."""

import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Lower, Upper
from django.db.models.lookups import Exact
from django.utils import timezone

from initiatives.models import InitiativePage
from portal.base.visibility import everybody_may_read
from portal.regions.permissions import areas_of, is_manager
from workspace.projects.choices import CLOSED, PUBLIC, Role, Status

if TYPE_CHECKING:
    from workspace.projects.models import (  # noqa: F401  # named in the types of the rows
        Happening,
        Inspection,
        Invitation,
        JoinRequest,
        Membership,
        Project,
        Start,
    )

MOST_WORDS = 5
AGAIN_AFTER = datetime.timedelta(days=30)
"""Whoever was declined may ask once more then."""
LEADING = Q(is_lead=True, user__is_active=True)

# Any, in this module: users and anonymous visitors.


def may_look_inside(user: Any) -> bool:
    """Of projects that are not theirs, some for a while."""
    return bool(user.is_superuser or is_manager(user))


class ProjectQuerySet(models.QuerySet["Project"]):
    def of(self, user: Any) -> "ProjectQuerySet":
        """Those whose workspace the person may enter. Being a manager or a portal admin is no key to one."""
        return self.filter(memberships__user=user) if user.is_authenticated else self.none()

    def read_by(self, user: Any) -> "ProjectQuerySet":
        """Those, and the ones into which a manager looks just now: what is inside is there for both."""
        if not user.is_authenticated:
            return self.none()
        own = self.model.objects.of(user).values("pk")
        if not may_look_inside(user):
            return self.filter(pk__in=own)
        looked_into = apps.get_model("workspace_projects", "Inspection").objects.active().by(user).values("project")
        managed = self.model.objects.managed_by(user).filter(pk__in=looked_into).values("pk")
        return self.filter(Q(pk__in=own) | Q(pk__in=managed))

    def visible_to(self, user: Any) -> "ProjectQuerySet":
        """Those that exist for this person: their own, those they asked to join, those of the places that they manage,
        and what is listed and approved."""
        public = Q(is_listed=True, status__in=PUBLIC)
        if not user.is_authenticated:
            return self.listed()
        own = self.model.objects.of(user).values("pk")
        asked = self.model.objects.filter(join_requests__user=user).values("pk")
        managed = self.model.objects.managed_by(user).values("pk")
        return self.filter(public | Q(pk__in=own) | Q(pk__in=asked) | Q(pk__in=managed))

    def listed(self) -> "ProjectQuerySet":
        """What everybody may know of."""
        return self.filter(is_listed=True, status__in=PUBLIC)

    def administered_by(self, user: Any) -> "ProjectQuerySet":
        """Those whose admin the person is, as long as something can be changed there."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(memberships__user=user, memberships__role=Role.ADMIN).exclude(status__in=CLOSED)

    def managed_by(self, user: Any) -> "ProjectQuerySet":
        """Managers know that the projects of their municipalities exist, not what happens in them."""
        if user.is_authenticated and user.is_active and user.is_superuser:
            return self
        if not is_manager(user):
            return self.none()
        return self.filter(Q(municipality__in=areas_of(user) or ()) | Q(municipality__isnull=True))

    def silent_since(self, moment: datetime.datetime) -> "ProjectQuerySet":
        """At work, nothing has happened since, and nobody was asked about this silence yet."""
        asked = Q(baton_at__isnull=False, baton_at__gte=F("active_at"))
        return self.filter(status=Status.ACTIVE, active_at__lt=moment).exclude(asked)

    def unanswered_since(self, moment: datetime.datetime) -> "ProjectQuerySet":
        """At work, asked before that moment, and nothing has happened after the question."""
        return self.filter(status=Status.ACTIVE, baton_at__lt=moment, active_at__lte=F("baton_at"))

    def with_public_page(self) -> "ProjectQuerySet":
        """Listed and approved, with a page that everybody may read."""
        pages = everybody_may_read(InitiativePage.objects.all()).order_by().values("pk")
        return self.filter(is_listed=True, status__in=PUBLIC, page__in=pages)

    def with_open_room(self, key: str) -> "ProjectQuerySet":
        """Those that have not switched it off. As a text, because SQLite cannot look into a list in JSON."""
        return self.alias(off=Cast("rooms_off", models.TextField())).exclude(off__contains=f'"{key}"')

    def open_to_newcomers(self) -> "ProjectQuerySet":
        """Anybody may ask to join these."""
        return self.filter(is_listed=True, status__in=[Status.ACTIVE, Status.PAUSED])


class MembershipQuerySet(models.QuerySet["Membership"]):
    def of(self, user: Any) -> "MembershipQuerySet":
        return self.filter(user=user) if user.is_authenticated else self.none()

    def admins(self) -> "MembershipQuerySet":
        return self.filter(role=Role.ADMIN)

    def active(self) -> "MembershipQuerySet":
        """Of people who can still sign in."""
        return self.filter(user__is_active=True)

    def leads(self) -> "MembershipQuerySet":
        """Those of them who can still sign in."""
        return self.filter(LEADING)

    def with_inspection(self, now: datetime.datetime | None = None) -> "MembershipQuerySet":
        """Whether a manager is inside just now, as `is_inspected`."""
        active = apps.get_model("workspace_projects", "Inspection").objects.active(now)
        return self.annotate(is_inspected=Exists(active.filter(project=OuterRef("project"))))

    def to_be_asked(self) -> "MembershipQuerySet":
        """The leads; where there is none, the admins."""
        leads = self.model.objects.leads().filter(project=OuterRef("project"))
        return self.filter(Q(is_lead=True) | Q(role=Role.ADMIN) & ~Exists(leads))

    def in_order(self) -> "MembershipQuerySet":
        """The leads first, then the other admins, members and guests, each by name."""
        rank = Case(
            When(is_lead=True, then=0), When(role=Role.ADMIN, then=1), When(role=Role.MEMBER, then=2), default=3
        )
        return self.order_by(rank, Lower("user__name"), "pk")

    def matching(self, words: str) -> "MembershipQuerySet":
        """Each word stands in the name or in what the person can do; contact data are not searched."""
        found = self
        for word in words.split()[:MOST_WORDS]:
            found = found.filter(Q(user__name__icontains=word) | Q(can_do__icontains=word))
        return found

    def here_since(self, moment: datetime.datetime) -> "MembershipQuerySet":
        return self.filter(seen_at__gte=moment)


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def waiting(self) -> "JoinRequestQuerySet":
        """Of people who can still sign in."""
        return self.filter(declined_at__isnull=True, user__is_active=True)

    def of_late(self, since: datetime.datetime | None = None) -> "JoinRequestQuerySet":
        """Waiting, or declined so shortly ago that one cannot ask again yet."""
        since = since or timezone.now() - AGAIN_AFTER
        return self.filter(Q(declined_at__isnull=True) | Q(declined_at__gt=since))

    def by(self, user: Any) -> "JoinRequestQuerySet":
        return self.filter(user=user) if user.is_authenticated else self.none()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, now: datetime.datetime | None = None) -> "InvitationQuerySet":
        return self.filter(revoked_at__isnull=True, uses__lt=F("most_uses"), expires_at__gt=now or timezone.now())

    def unused(self) -> "InvitationQuerySet":
        """As they are listed: neither taken back nor used up; those by mail also when they have expired."""
        by_mail = ~Q(email="") & Q(uses=0)
        return self.filter(revoked_at__isnull=True).filter(by_mail | Q(email="", expires_at__gt=timezone.now()))

    def links(self) -> "InvitationQuerySet":
        return self.filter(email="")

    def by_mail(self) -> "InvitationQuerySet":
        return self.exclude(email="")

    def for_address(self, email: str) -> "InvitationQuerySet":
        """However it is written."""
        return self.filter(Exact(Upper("email"), Upper(Value(email))))


class StartQuerySet(models.QuerySet["Start"]):
    def of(self, user: Any) -> "StartQuerySet":
        return self.filter(owner=user) if user.is_authenticated else self.none()

    def of_nobody(self) -> "StartQuerySet":
        return self.filter(owner__isnull=True)


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def active(self, now: datetime.datetime | None = None) -> "InspectionQuerySet":
        """They let somebody in now."""
        return self.unended().filter(manager__isnull=False, until__gt=now or timezone.now(), case__status="open")

    def unended(self) -> "InspectionQuerySet":
        """Nobody has written down their end yet."""
        return self.filter(ended_at__isnull=True)

    def over(self) -> "InspectionQuerySet":
        return self.filter(Q(until__lte=timezone.now()) | Q(case__isnull=True) | ~Q(case__status="open"))

    def by(self, user: Any) -> "InspectionQuerySet":
        return self.filter(manager=user) if user.is_authenticated else self.none()


class HappeningQuerySet(models.QuerySet["Happening"]):
    def since(self, moment: datetime.datetime | None) -> "HappeningQuerySet":
        return self.filter(at__gt=moment) if moment is not None else self
