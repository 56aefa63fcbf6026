"""What somebody was told, as they read it: a few at a time, in bundles, by days."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from portal.accounts.models import User
from portal.activity import services
from portal.activity.choices import Group
from portal.activity.kinds import kinds
from portal.activity.models import Notification
from portal.activity.reading import Bundle, Heard, bundles, hear, settled
from portal.activity.scopes import Scope, scope_marked
from portal.base.numbers import row_number
from portal.base.prepared import prepared

if TYPE_CHECKING:
    from django.http import QueryDict

    from portal.activity.querysets import NotificationQuerySet

LINES = 30
LATEST = 10
ROUNDS = 4
"""So often it is read on where somebody may no longer see what they were told."""


@dataclass(frozen=True)
class Day:
    date: datetime.date
    bundles: Sequence[Bundle]


@dataclass(frozen=True)
class Shown:
    bundles: Sequence[Bundle]
    older: int
    """The notification after which it goes on; 0 at the end."""

    @property
    def has_unread(self) -> bool:
        return any(bundle.is_unread for bundle in self.bundles)

    @property
    def days(self) -> list[Day]:
        grouped = groupby(self.bundles, key=lambda bundle: timezone.localdate(bundle.newest.event.at))
        return [Day(date, list(theirs)) for date, theirs in grouped]


@dataclass(frozen=True)
class Filters:
    """As the address says them; what it says wrongly is passed over."""

    only_unread: bool = False
    group: str = ""
    scope: Scope | None = None

    @classmethod
    def read(cls, said: "QueryDict", user: User) -> "Filters":
        group = said.get("art", "")
        mark = said.get("wo", "")
        return cls(
            only_unread=said.get("zeige") == "ungelesen",
            group=group if group in Group.values else "",
            scope=scope_marked(user, mark) if mark else None,
        )

    @property
    def are_set(self) -> bool:
        return self.only_unread or bool(self.group) or self.scope is not None

    @property
    def query(self) -> dict[str, str]:
        said = {
            "zeige": "ungelesen" if self.only_unread else "",
            "art": self.group,
            "wo": self.scope.mark if self.scope else "",
        }
        return {name: value for name, value in said.items() if value}

    def narrow(self, rows: "NotificationQuerySet") -> "NotificationQuerySet":
        if self.only_unread:
            rows = rows.unread()
        if self.group:
            rows = rows.filter(event__kind__in=[kind.key for kind in kinds() if kind.group == self.group])
        return rows.within(self.scope.row) if self.scope else rows


def latest(user: User) -> Shown:
    return show(user, most=LATEST)


def show(user: User, filters: Filters | None = None, *, most: int = LINES, after: str = "") -> Shown:
    """At most so many rows; of those that are unread but no longer matter to this person, none stays so."""
    chosen = filters if filters is not None and filters.are_set else None
    language = get_language()
    found: list[Heard] = []
    pk = row_number(after)
    rest = True
    for _round in range(ROUNDS):
        some = _newest(user.pk, most=most) if chosen is None and not pk else _some(user, chosen, most, pk)
        found += _heard(user, some, language)
        rest = len(some) == most
        if not rest or len(found) >= most:
            break
        pk = some[-1].pk
    last = found[most - 1].notification.pk if len(found) > most else (some[-1].pk if some else 0)
    return Shown(bundles(found[:most], language), last if rest or len(found) > most else 0)


@prepared
def _newest(user: int, *, most: int) -> "QuerySet[Notification]":
    return Notification.objects.filter(user=user).in_bell().to_read()[:most]


def _some(user: User, filters: Filters | None, most: int, after: int) -> list[Notification]:
    mine = Notification.objects.of(user)
    rows = mine.in_bell() if filters is None else filters.narrow(mine.in_bell())
    last = mine.filter(pk=after).first() if after else None
    if last:
        rows = rows.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk))
    return list(rows.to_read()[:most])


def _heard(user: User, rows: list[Notification], language: str) -> list[Heard]:
    heard = hear(user, rows, language)
    shown = {each.notification.pk for each in heard}
    done = settled(user, [each.event for each in heard if each.is_unread])
    over = [row.pk for row in rows if row.read_at is None and (row.pk not in shown or row.event_id in done)]
    if over:
        services.read(actor=user, ids=over)
        now = timezone.now()
        for row in rows:
            row.read_at = now if row.pk in over else row.read_at
    return heard
