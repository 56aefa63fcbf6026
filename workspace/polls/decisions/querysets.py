"""Reads of polls: `visible_to` says which exist for whom. What came of them is another question: see `seeing`."""

import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.regions.permissions import areas_of
from workspace.polls.decisions.choices import Audience
from workspace.polls.keys import KEY
from workspace.projects.choices import CLOSED
from workspace.projects.models import Project

if TYPE_CHECKING:
    from workspace.polls.decisions.models import Poll  # noqa: F401  # named in the types of the rows

# Any, in this module: users and anonymous visitors.


class PollQuerySet(models.QuerySet["Poll"]):
    def open(self, now: datetime.datetime | None = None) -> "PollQuerySet":
        """Neither closed nor past their deadline."""
        return self.filter(_is_open(now))

    def ended(self, now: datetime.datetime | None = None) -> "PollQuerySet":
        return self.exclude(_is_open(now))

    def due_at(self, moment: datetime.datetime) -> "PollQuerySet":
        """Past their deadline, and nobody has written that down yet."""
        return self.filter(closed_at__isnull=True, deadline__lte=moment)

    def inside(self, user: Any) -> "PollQuerySet":
        """Those of projects that they belong to, or look into after a report."""
        return self.filter(project__in=Project.objects.read_by(user).with_open_room(KEY).values("pk"))

    def public(self) -> "PollQuerySet":
        """What everybody can find: asked by managers, or by a project whose page everybody may read."""
        projects = Project.objects.with_public_page().with_open_room(KEY).values("pk")
        asked = Q(project__isnull=True) | Q(project__in=projects)
        return self.filter(asked, audience=Audience.EVERYBODY, is_hidden=False, waits=False)

    def managed_by(self, user: Any) -> "PollQuerySet":
        """What was asked of everybody in the places that they manage, also where it is hidden."""
        everybody = self.filter(audience=Audience.EVERYBODY)
        if user.is_authenticated and user.is_active and user.is_superuser:
            return everybody
        areas = areas_of(user) or ()
        theirs = Q(project__isnull=True, municipality__in=areas) | Q(project__municipality__in=areas)
        return everybody.filter(theirs | Q(project__isnull=True, created_by=user.pk)) if areas else self.none()

    def public_to(self, user: Any) -> "PollQuerySet":
        """The same, and for its managers what is hidden."""
        public, managed = self.model.objects.public().values("pk"), self.model.objects.managed_by(user).values("pk")
        return self.filter(Q(pk__in=public) | Q(pk__in=managed))

    def visible_to(self, user: Any) -> "PollQuerySet":
        """What exists for this person, inside or for everybody."""
        inside = self.model.objects.inside(user).values("pk")
        public = self.model.objects.public_to(user).values("pk")
        return self.filter(Q(pk__in=inside) | Q(pk__in=public))

    def unanswered_by(self, user: Any) -> "PollQuerySet":
        if not user.is_authenticated:
            return self.none()
        return self.filter(~Exists(_of("Vote", user)), ~Exists(_of("HasVoted", user)))

    def answered_by(self, user: Any) -> "PollQuerySet":
        if not user.is_authenticated:
            return self.none()
        return self.filter(Exists(_of("Vote", user)) | Exists(_of("HasVoted", user)))

    def as_seen_by(self, user: Any) -> "PollQuerySet":
        """`is_answered`: whether this person has voted, in their name or secretly."""
        return self.annotate(is_answered=Exists(_of("Vote", user)) | Exists(_of("HasVoted", user)))

    def with_numbers(self) -> "PollQuerySet":
        """`answered`: how many have voted, in their name or secretly."""
        secretly = models.When(is_anonymous=True, then=_number_of("Ballot"))
        return self.annotate(answered=models.Case(secretly, default=_number_of("Vote")))

    def waiting_for(self, user: Any) -> "PollQuerySet":
        """Open, in a project in which they can vote, and they have not: the next to end first."""
        if not user.is_authenticated:
            return self.none()
        projects = Project.objects.of(user).exclude(status__in=CLOSED).with_open_room(KEY).values("pk")
        return self.waiting_in(projects, user)

    def waiting_in(
        self,
        projects: Any,  # Any: as of `project__in`
        user: Any,
        now: datetime.datetime | None = None,
    ) -> "PollQuerySet":
        """The same in projects of which it is known that they can vote there."""
        waiting = self.open(now).filter(project__in=projects).unanswered_by(user)
        return waiting.order_by(models.F("deadline").asc(nulls_last=True), "created_at", "pk")

    def with_end(self) -> "PollQuerySet":
        """`ended`, of those that have."""
        return self.annotate(ended=Coalesce("closed_at", "deadline"))

    def open_first(self, now: datetime.datetime | None = None) -> "PollQuerySet":
        """Of both the newest first."""
        rank = models.Case(models.When(_is_open(now), then=0), default=1)
        return self.order_by(rank, "-created_at", "-pk")

    def newest_first(self) -> "PollQuerySet":
        return self.order_by("-created_at", "-pk")


def _is_open(now: datetime.datetime | None = None) -> Q:
    return Q(closed_at__isnull=True) & (Q(deadline__isnull=True) | Q(deadline__gt=now or timezone.now()))


def _number_of(model: str) -> Coalesce:
    rows = apps.get_model("workspace_polls", model).objects.filter(poll=OuterRef("pk")).order_by()
    return Coalesce(Subquery(rows.values("poll").annotate(number=Count("pk")).values("number")), 0)


def _of(model: str, user: Any) -> "models.QuerySet[Any]":
    return apps.get_model("workspace_polls", model).objects.filter(poll=OuterRef("pk"), user=user.pk)
