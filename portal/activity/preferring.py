"""How somebody wants to hear of a kind of event, here or everywhere: the most particular choice holds."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q

from portal.activity.choices import Channel, Pace
from portal.activity.kinds import Kind
from portal.activity.models import HearingSettings, Preference
from portal.activity.pacing import Rhythm


class HasScope(Protocol):
    scope_type_id: int | None
    scope_id: int | None


@dataclass(frozen=True)
class Wish:
    pace: Pace
    channels: frozenset[str]

    @property
    def hears(self) -> bool:
        """At all."""
        return self.pace != Pace.NEVER and bool(self.channels)

    def has(self, channel: Channel) -> bool:
        return self.pace != Pace.NEVER and channel in self.channels


def default_of(kind: Kind) -> Wish:
    return Wish(kind.pace, frozenset(Channel.values))


def wishes_of(kind: Kind, scope: HasScope, user_ids: Collection[int]) -> dict[int, Wish]:
    """Of each of these people; one query."""
    everywhere = Q(scope_type__isnull=True)
    here = Q(scope_type=scope.scope_type_id, scope_id=scope.scope_id) if scope.scope_type_id else Q(pk__in=[])
    rows = Preference.objects.filter(everywhere | here, user__in=user_ids, kind__in=["", kind.key])
    chosen: dict[int, Preference] = {}
    for row in sorted(rows, key=_rank, reverse=True):
        chosen[row.user_id] = row
    return {pk: wish_from(kind, chosen.get(pk)) for pk in user_ids}


def wish_from(kind: Kind, row: Preference | None) -> Wish:
    if row is None:
        return default_of(kind)
    if kind.may_be_never:
        return Wish(Pace(row.pace), frozenset(row.channels))
    pace = Pace(row.pace) if row.pace != Pace.NEVER else kind.pace
    return Wish(pace, frozenset(row.channels) | {Channel.BELL})


def rhythms_of(user_ids: Iterable[int]) -> dict[int, HearingSettings]:
    """Of those who have chosen something; one query."""
    return {row.user_id: row for row in HearingSettings.objects.filter(user__in=user_ids)}


def rhythm_from(settings: HearingSettings | None) -> Rhythm:
    if settings is None:
        return Rhythm()
    return Rhythm(
        cap=settings.cap,
        digest_hour=settings.digest_hour,
        digest_weekday=settings.digest_weekday,
        quiet_from=settings.quiet_from,
        quiet_until=settings.quiet_until,
    )


def _rank(row: Preference) -> tuple[bool, bool]:
    """The most particular first: this kind here, everything here, this kind everywhere, everything everywhere."""
    return (row.scope_type_id is None, not row.kind)
