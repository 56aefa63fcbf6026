"""Reads of ideas."""

import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from initiatives.ideas.choices import BEFORE_PUBLICATION, LISTED, Status
from portal.regions.filled import with_municipality_and_topics
from portal.regions.permissions import areas_of, is_manager

if TYPE_CHECKING:
    from initiatives.ideas.models import CampaignPage, Idea  # noqa: F401  # named in the type of the rows


PUBLIC = ~Q(status__in=BEFORE_PUBLICATION) & Q(is_hidden=False, merged_into__isnull=True)


class IdeaQuerySet(models.QuerySet["Idea"]):
    """`public` may be shown to everybody; what else there is for somebody says `visible_to`."""

    def public(self) -> "IdeaQuerySet":
        """Those that everybody may read; one that was merged leads to the other."""
        return self.filter(PUBLIC)

    def listed(self) -> "IdeaQuerySet":
        return self.filter(status__in=LISTED, is_hidden=False, merged_into__isnull=True)

    def visible_to(self, user: Any) -> "IdeaQuerySet":  # Any, here and below: users and anonymous visitors
        """What is public, one's own, and what one manages; drafts are the author's alone."""
        if not user.is_authenticated:
            return self.public()
        if not user.is_superuser and not is_manager(user):
            return self.public_or_by(user.pk)
        managed = self.model.objects.managed_by(user).exclude(status=Status.DRAFT).values("pk")
        return self.filter(PUBLIC | Q(author=user) | Q(pk__in=managed))

    def public_or_by(self, user: int) -> "IdeaQuerySet":
        """What somebody sees who manages nothing."""
        return self.filter(PUBLIC | Q(author=user))

    def managed_by(self, user: Any) -> "IdeaQuerySet":
        """Those of the person's municipalities; one of the whole region is any manager's. All for portal admins."""
        if user.is_authenticated and user.is_active and user.is_superuser:
            return self
        if not is_manager(user):
            return self.none()
        return self.filter(Q(municipality__in=areas_of(user) or ()) | Q(municipality__isnull=True))

    def by(self, user: Any) -> "IdeaQuerySet":
        return self.filter(author=user) if user.is_authenticated else self.none()

    def helped_by(self, user: Any) -> "IdeaQuerySet":
        return self.filter(helpers__user=user) if user.is_authenticated else self.none()

    def drafts_of_nobody(self) -> "IdeaQuerySet":
        """Written by somebody who was not signed in, and not claimed by an account yet."""
        return self.filter(author__isnull=True, status=Status.DRAFT)

    def waiting_for_answer(self) -> "IdeaQuerySet":
        return self.listed().filter(status=Status.PUBLISHED)

    def overdue(self, today: datetime.date | None = None) -> "IdeaQuerySet":
        """Those whose promised day is over."""
        return self.waiting_for_answer().filter(answer_due__lt=today or timezone.localdate())

    def for_cards(self) -> "IdeaQuerySet":
        """With all that a card shows but its picture."""
        return with_municipality_and_topics(self)

    def for_its_page(self) -> "IdeaQuerySet":
        """With what stands on the page of nearly every one; a campaign or the like, which few have, is read where it is
        asked for, and its people are read together."""
        return with_municipality_and_topics(self)

    def of_campaign(self, page: "CampaignPage") -> "IdeaQuerySet":
        """Submitted to it in whichever language."""
        return self.filter(campaign__translation_key=page.translation_key)

    def most_supported_first(self) -> "IdeaQuerySet":
        threads = apps.get_model("portal_comments", "Thread").objects.about_any(self.model, OuterRef("pk"))
        supports = Subquery(threads.values("support_count"))
        return self.alias(supports=Coalesce(supports, 0)).order_by("-supports", "-published_at", "-pk")

    def newest_first(self) -> "IdeaQuerySet":
        return self.order_by("-published_at", "-pk")
