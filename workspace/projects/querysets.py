"""Reads of projects and their people."""

import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.regions.permissions import areas_of, is_manager
from workspace.projects.choices import PUBLIC, Role, Status

if TYPE_CHECKING:
    from workspace.projects.models import (  # noqa: F401  # named in the types of the rows
        Happening,
        Invitation,
        JoinRequest,
        Membership,
        Project,
        Start,
    )

# Any, in this module: users and anonymous visitors.


class ProjectQuerySet(models.QuerySet["Project"]):
    def of(self, user: Any) -> "ProjectQuerySet":
        """Those whose workspace the person may enter. Being a manager or a portal admin is no key to one."""
        return self.filter(memberships__user=user) if user.is_authenticated else self.none()

    def visible_to(self, user: Any) -> "ProjectQuerySet":
        """Those that exist for this person: their own, those they asked to join, those of the places that they manage,
        and what is listed and approved."""
        public = Q(is_listed=True, status__in=PUBLIC)
        if not user.is_authenticated:
            return self.filter(public)
        own = self.model.objects.of(user).values("pk")
        asked = self.model.objects.filter(join_requests__user=user).values("pk")
        managed = self.model.objects.managed_by(user).values("pk")
        return self.filter(public | Q(pk__in=own) | Q(pk__in=asked) | Q(pk__in=managed))

    def managed_by(self, user: Any) -> "ProjectQuerySet":
        """Managers know that the projects of their municipalities exist, not what happens in them."""
        if user.is_authenticated and user.is_active and user.is_superuser:
            return self
        if not is_manager(user):
            return self.none()
        return self.filter(Q(municipality__in=areas_of(user) or ()) | Q(municipality__isnull=True))

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

    def here_since(self, moment: datetime.datetime) -> "MembershipQuerySet":
        return self.filter(seen_at__gte=moment)


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def waiting(self) -> "JoinRequestQuerySet":
        return self.filter(declined_at__isnull=True)

    def by(self, user: Any) -> "JoinRequestQuerySet":
        return self.filter(user=user) if user.is_authenticated else self.none()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        return self.filter(revoked_at__isnull=True, uses__lt=F("most_uses"), expires_at__gt=timezone.now())

    def for_address(self, email: str) -> "InvitationQuerySet":
        return self.filter(email__iexact=email)


class StartQuerySet(models.QuerySet["Start"]):
    def of(self, user: Any) -> "StartQuerySet":
        return self.filter(owner=user) if user.is_authenticated else self.none()

    def of_nobody(self) -> "StartQuerySet":
        return self.filter(owner__isnull=True)


class HappeningQuerySet(models.QuerySet["Happening"]):
    def since(self, moment: datetime.datetime | None) -> "HappeningQuerySet":
        return self.filter(at__gt=moment) if moment is not None else self
