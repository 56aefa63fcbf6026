"""Reads of networks, of who looks after them, and of the projects in them."""

import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from portal.regions.permissions import areas_of, is_manager
from workspace.networks.choices import OPEN, State, Status
from workspace.projects.choices import PUBLIC, Role
from workspace.projects.choices import Status as ProjectStatus
from workspace.projects.models import Project

if TYPE_CHECKING:
    from workspace.networks.models import Affiliation, Caretaker, Network  # noqa: F401  # named in the types of the rows

AGAIN_AFTER = datetime.timedelta(days=30)
"""Whoever was declined may ask once more then."""

# Any, in this module: users and anonymous visitors.


class NetworkQuerySet(models.QuerySet["Network"]):
    def public(self) -> "NetworkQuerySet":
        """What everybody may see."""
        return self.filter(status=Status.ACTIVE, is_hidden=False, closed_at__isnull=True)

    def visible_to(self, user: Any) -> "NetworkQuerySet":
        """What exists for this person: besides what is public, those that they look after, those of the projects to
        which they belong (invited ones as well), and those of the places that they manage."""
        public = Q(status=Status.ACTIVE, is_hidden=False, closed_at__isnull=True)
        if not user.is_authenticated:
            return self.filter(public)
        rows = self.model.objects
        own = Q(pk__in=rows.looked_after_by(user).values("pk"))
        of_project = Q(pk__in=rows.at_work().around(user).values("pk"))
        managed = Q(pk__in=rows.managed_by(user).values("pk"))
        return self.filter(public | own | of_project | managed)

    def at_work(self) -> "NetworkQuerySet":
        """Also while it waits for the managers."""
        return self.filter(is_hidden=False, closed_at__isnull=True).exclude(status=Status.DECLINED)

    def around(self, user: Any) -> "NetworkQuerySet":
        """Of the projects to which the person belongs."""
        mine = Project.objects.of(user).exclude(status=ProjectStatus.DECLINED).values("pk")
        return self.filter(affiliations__project__in=mine, affiliations__state__in=OPEN)

    def looked_after_by(self, user: Any) -> "NetworkQuerySet":
        return self.filter(caretakers__user=user) if user.is_authenticated else self.none()

    def managed_by(self, user: Any) -> "NetworkQuerySet":
        """The desk leads its managers to them."""
        if user.is_authenticated and user.is_active and user.is_superuser:
            return self
        if not is_manager(user):
            return self.none()
        return self.filter(Q(municipality__in=areas_of(user) or ()) | Q(municipality__isnull=True))

    def of_public_projects(self, **projects: Any) -> "NetworkQuerySet":  # Any: a condition on projects
        """To which these projects belong, those alone that everybody may see."""
        rows = Project.objects.listed().filter(**projects)
        return self.filter(affiliations__project__in=rows, affiliations__state=State.MEMBER).distinct()

    def with_numbers(self) -> "NetworkQuerySet":
        """`project_count`: those that everybody may see."""
        shown = Q(
            affiliations__state=State.MEMBER,
            affiliations__project__is_listed=True,
            affiliations__project__status__in=PUBLIC,
        )
        return self.annotate(project_count=Count("affiliations", filter=shown))


class CaretakerQuerySet(models.QuerySet["Caretaker"]):
    def of(self, user: Any) -> "CaretakerQuerySet":
        return self.filter(user=user) if user.is_authenticated else self.none()

    def active(self) -> "CaretakerQuerySet":
        """Of people who can still sign in."""
        return self.filter(user__is_active=True)


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def alive(self) -> "AffiliationQuerySet":
        """Of projects that were not declined by the managers: those disappear from their networks."""
        return self.exclude(project__status=ProjectStatus.DECLINED)

    def members(self) -> "AffiliationQuerySet":
        return self.alive().filter(state=State.MEMBER)

    def shown(self) -> "AffiliationQuerySet":
        """To everybody."""
        return self.filter(state=State.MEMBER, project__in=Project.objects.listed())

    def invited(self) -> "AffiliationQuerySet":
        return self.alive().filter(state=State.INVITED)

    def asked(self) -> "AffiliationQuerySet":
        return self.alive().filter(state=State.ASKED)

    def open(self) -> "AffiliationQuerySet":
        return self.alive().filter(state__in=OPEN)

    def of_late(self) -> "AffiliationQuerySet":
        """Open, or declined so shortly ago that nobody can ask again yet."""
        return self.alive().filter(Q(state__in=OPEN) | Q(changed_at__gt=timezone.now() - AGAIN_AFTER))

    def whose_projects_are_led_by(self, user: Any) -> "AffiliationQuerySet":
        """The person is an admin of the project."""
        return self.filter(project__memberships__user=user, project__memberships__role=Role.ADMIN)
