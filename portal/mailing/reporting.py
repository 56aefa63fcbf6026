"""How the mail is: what waits, what was given up and why, which addresses send mails back. Never what a mail says."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Min, Q
from django.utils.translation import gettext as _

from portal.mailing.choices import Priority
from portal.mailing.models import Bounce, Outage, OutgoingMail

SHOWN = 50
REASONS = 10
DIFFERENT_WORDS = 500
ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")


@dataclass(frozen=True)
class Waiting:
    label: str
    count: int
    oldest: datetime
    tried: int
    """So many of them were refused for now."""


@dataclass(frozen=True)
class Reason:
    words: str
    count: int


@dataclass(frozen=True)
class Stopped:
    address: str
    is_hard: bool
    last: datetime


@dataclass(frozen=True)
class Report:
    outage: Outage | None
    waiting: Sequence[Waiting]
    why_waiting: Sequence[Reason]
    why_given_up: Sequence[Reason]
    stopped: int
    lost: Sequence[OutgoingMail] = field(default_factory=list)
    """The latest, each with `can_be_sent`: whether what it said is still there."""
    addresses: Sequence[Stopped] = field(default_factory=list)

    @property
    def all_waiting(self) -> int:
        return sum(each.count for each in self.waiting)

    @property
    def all_given_up(self) -> int:
        return sum(each.count for each in self.why_given_up)


def report(*, with_addresses: bool) -> Report:
    """Whoever may not see who gets mail is told the numbers, and the reasons without any address."""
    unsent, lost = OutgoingMail.objects.unsent(), OutgoingMail.objects.lost()
    stopped = Bounce.objects.stopped()
    parts: dict[str, Any] = {}  # Any: the fields above
    if with_addresses:
        is_kept = ExpressionWrapper(~Q(message=b""), output_field=BooleanField())
        shown = lost.annotate(can_be_sent=is_kept).defer("message").order_by("-pk")
        parts["lost"] = list(shown[:SHOWN])
        parts["addresses"] = [Stopped(row["address"], bool(row["hard"]), row["last"]) for row in stopped[:SHOWN]]
    return Report(
        outage=Outage.objects.first(),
        waiting=_waiting(unsent),
        why_waiting=_reasons(unsent.exclude(error="")),
        why_given_up=_reasons(lost),
        stopped=stopped.count(),
        **parts,
    )


def without_addresses(words: str) -> str:
    """Mail servers like to repeat whom they do not know."""
    return ADDRESS.sub("…", words)


def said(words: str) -> str:
    """Our own words in the reader's language."""
    return _(words) if words else _("No reason was said.")


def _waiting(unsent: Any) -> list[Waiting]:  # Any: a queryset of mails
    rows = (
        unsent.order_by()
        .values("priority")
        .annotate(count=Count("pk"), oldest=Min("created_at"), tried=Count("pk", filter=~Q(error="")))
    )
    return [
        Waiting(str(Priority(row["priority"]).label), row["count"], row["oldest"], row["tried"])
        for row in rows.order_by("priority")
    ]


def _reasons(mails: Any) -> list[Reason]:  # Any: as above
    counted: Counter[str] = Counter()
    rows = mails.order_by().values("error").annotate(count=Count("pk")).order_by("-count")
    for row in rows[:DIFFERENT_WORDS]:
        counted[without_addresses(said(row["error"]))] += row["count"]
    return [Reason(words, count) for words, count in counted.most_common(REASONS)]
