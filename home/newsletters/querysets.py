"""Reads of newsletters and subscriptions."""

import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from home.newsletters.choices import OUT, State
from portal.regions.lists import family_of
from portal.regions.permissions import areas_of

if TYPE_CHECKING:
    from home.newsletters.models import Newsletter, Subscription  # noqa: F401  # named in the type of the rows


class NewsletterQuerySet(models.QuerySet["Newsletter"]):
    def out(self) -> "NewsletterQuerySet":
        """Those that everybody may read in the archive, newest first."""
        return self.filter(state__in=OUT).order_by("-started_at", "-pk")

    def managed_by(self, user: Any) -> "NewsletterQuerySet":  # Any: users and anonymous visitors
        """A manager's: of their municipalities, and of the whole region those they wrote. All for portal admins."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.is_superuser:
            return self
        areas = areas_of(user)
        if areas is None:
            return self.none()
        return self.filter(Q(municipality__in=areas) | Q(municipality__isnull=True, created_by=user))

    def due(self, now: datetime.datetime) -> "NewsletterQuerySet":
        return self.filter(state=State.SCHEDULED, send_at__lte=now)

    def left_behind(self, since: datetime.datetime) -> "NewsletterQuerySet":
        """Being sent, but nothing has happened for so long: the sender was killed."""
        return self.filter(Q(went_on_at__lt=since) | Q(went_on_at__isnull=True), state=State.SENDING)


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def of_address(self, email: str) -> "SubscriptionQuerySet":
        return self.filter(email__iexact=email)

    def active(self) -> "SubscriptionQuerySet":
        return self.filter(confirmed_at__isnull=False, ended_at__isnull=True)

    def getting(self, newsletter: "Newsletter") -> "SubscriptionQuerySet":
        """Who gets it: the people of its municipality and of what belongs to it; all, where it is for the region."""
        there = self.active()
        if newsletter.municipality is None:
            return there
        return there.filter(municipality__in=family_of(newsletter.municipality))

    def in_state(self, state: str) -> "SubscriptionQuerySet":
        """`gets`, `asked` or `ended`."""
        if state == "ended":
            return self.filter(ended_at__isnull=False)
        return self.filter(ended_at__isnull=True, confirmed_at__isnull=state == "asked")

    def unconfirmed_since(self, moment: datetime.datetime) -> "SubscriptionQuerySet":
        return self.filter(confirmed_at__isnull=True, asked_at__lt=moment)

    def ended_before(self, moment: datetime.datetime) -> "SubscriptionQuerySet":
        return self.filter(ended_at__lt=moment)
