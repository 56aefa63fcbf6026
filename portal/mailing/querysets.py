"""Reads of the queue and of what came back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Max, Q
from django.utils import timezone

from portal.mailing.choices import State

if TYPE_CHECKING:
    from portal.mailing.models import Bounce, OutgoingMail  # noqa: F401  # named in the types of the rows

SOFT_WITHIN = timedelta(days=10)
SOFT_AT_MOST = 5
IN_HAND = timedelta(minutes=15)
"""Longer than the slowest conversation with a mail server: whoever had it in hand so long is dead."""


@dataclass(frozen=True)
class Figures:
    """What has become of a batch."""

    waiting: int
    sent: int
    given_up: int

    @property
    def all(self) -> int:
        return self.waiting + self.sent + self.given_up


class OutgoingQuerySet(models.QuerySet["OutgoingMail"]):
    def due(self, now: datetime) -> "OutgoingQuerySet":
        """The most urgent first, of those the longest due."""
        return self.filter(state=State.WAITING, next_at__lte=now).order_by("priority", "next_at", "pk")

    def abandoned(self, now: datetime) -> "OutgoingQuerySet":
        """Those that somebody began to send who was killed."""
        return self.filter(state=State.SENDING, claimed_at__lt=now - IN_HAND)

    def to_address(self, address: str) -> "OutgoingQuerySet":
        return self.filter(to__iexact=address)

    def of_batch(self, batch: str) -> "OutgoingQuerySet":
        return self.exclude(batch="").filter(batch=batch)

    def of_kind(self, kind: str) -> "OutgoingQuerySet":
        return self.filter(kind=kind)

    def unsent(self) -> "OutgoingQuerySet":
        return self.filter(state__in=[State.WAITING, State.SENDING])

    def lost(self) -> "OutgoingQuerySet":
        """Given up, but for those whose words and recipient are forgotten."""
        return self.filter(state=State.GIVEN_UP).exclude(to="")

    def figures(self) -> Figures:
        """In one query; what is being sent still counts as waiting."""
        counted = self.aggregate(
            waiting=Count("pk", filter=Q(state__in=[State.WAITING, State.SENDING])),
            sent=Count("pk", filter=Q(state=State.SENT)),
            given_up=Count("pk", filter=Q(state=State.GIVEN_UP)),
        )
        return Figures(**counted)


class BounceQuerySet(models.QuerySet["Bounce"]):
    def of(self, address: str) -> "BounceQuerySet":
        return self.filter(address=address.lower())

    def stopped(self) -> "models.QuerySet[Bounce, dict[str, Any]]":  # Any: numbers, texts and a time
        """A row an address to which nothing is sent any more, as in `stops`; the latest first."""
        recently = Q(at__gt=timezone.now() - SOFT_WITHIN, is_hard=False)
        counted = (
            self.order_by()
            .values("address")
            .annotate(hard=Count("pk", filter=Q(is_hard=True)), soft=Count("pk", filter=recently), last=Max("at"))
        )
        return counted.filter(Q(hard__gt=0) | Q(soft__gte=SOFT_AT_MOST)).order_by("-last", "address")

    def stops(self, address: str) -> str:
        """`"hard"` or `"soft"` where nothing is sent to this address any more, else nothing.

        A mailbox that was full is tried again by itself: what came back more than ten days ago no longer counts.
        """
        recently = Q(at__gt=timezone.now() - SOFT_WITHIN, is_hard=False)
        counted = self.of(address).aggregate(
            hard=Count("pk", filter=Q(is_hard=True)), soft=Count("pk", filter=recently)
        )
        if counted["hard"]:
            return "hard"
        return "soft" if counted["soft"] >= SOFT_AT_MOST else ""
