"""Reads of cases, decisions and blocks."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from portal.moderation.choices import Action
from portal.moderation.kinds import kinds
from portal.moderation.lasting import lasts
from portal.moderation.whys import FROM_INSIDE
from portal.regions.permissions import areas_of, is_manager

if TYPE_CHECKING:
    from portal.moderation.models import (  # noqa: F401  # named in the types of the rows
        AuditEntry,
        Block,
        Case,
        Decision,
        Objection,
    )


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> "CaseQuerySet":
        return self.filter(status="open")

    def of(self, target: models.Model) -> "CaseQuerySet":
        return self.filter(content_type=ContentType.objects.get_for_model(target), object_id=target.pk)

    def for_manager(self, user: Any) -> "CaseQuerySet":  # Any, here and below: users and anonymous visitors
        """Those of the person's municipalities; what belongs to none is any manager's. All for portal admins.

        Nobody reads what others report about them, or from inside about what they belong to.
        """
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.is_superuser:
            return self
        if not is_manager(user):
            return self.none()
        theirs = self.filter(Q(municipality__in=areas_of(user) or ()) | Q(municipality__isnull=True))
        for kind in kinds():
            if kind.of_person is not None:
                own = kind.of_person(user).values("pk")
                theirs = theirs.exclude(kind_name=kind.name, codes__contains=f" {FROM_INSIDE} ", object_id__in=own)
        return theirs.filter(Q(author__isnull=True) | ~Q(author=user))

    def oldest_first(self) -> "CaseQuerySet":
        return self.order_by("opened_at", "pk")


class DecisionQuerySet(models.QuerySet["Decision"]):
    def about(self, user: Any) -> "DecisionQuerySet":
        """About what the person has written."""
        return self.filter(case__author=user) if user.is_authenticated else self.none()

    def that_concern_the_author(self) -> "DecisionQuerySet":
        """A report that changed nothing is no news."""
        return self.exclude(action=Action.KEEP)

    def newest_first(self) -> "DecisionQuerySet":
        return self.order_by("-decided_at", "-pk")


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def about(self, case: "Case") -> "ObjectionQuerySet":
        """To whatever was decided about the same contribution."""
        return self.filter(decision__case__content_type=case.content_type_id, decision__case__object_id=case.object_id)

    def open(self) -> "ObjectionQuerySet":
        return self.filter(outcome="")


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    def readable_by(self, user: Any) -> "AuditQuerySet":
        """A manager's own deeds, and what was done about the cases that they may decide."""
        if user.is_authenticated and user.is_superuser:
            return self
        cases = apps.get_model("portal_moderation", "Case").objects.for_manager(user).values("pk")
        return self.filter(Q(case__in=cases) | Q(actor=user.pk))


class BlockQuerySet(models.QuerySet["Block"]):
    def active(self) -> "BlockQuerySet":
        return self.filter(lasts())

    def liftable_by(self, user: Any) -> "BlockQuerySet":
        """`permissions.may_block` as a condition."""
        others = self.exclude(user=user).filter(user__is_superuser=False)
        if user.is_superuser:
            return others
        return others.filter(user__manager__isnull=True) if is_manager(user) else self.none()


def active_block(user: Any) -> "Block | None":
    """What keeps the person from writing now."""
    from portal.moderation.models import Block  # noqa: PLC0415  # the models are made of these querysets

    if not user.is_authenticated:
        return None
    return Block.objects.active().filter(user=user).order_by("-until").first()
