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
    @property
    def scope_type_id(self) -> int | None: ...

    @property
    def scope_id(self) -> int | None: ...


@dataclass(frozen=True)
class Where:
    """A project or a place by its keys, or everywhere."""

    scope_type_id: int | None = None
    scope_id: int | None = None


EVERYWHERE = Where()


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


class Choices:
    """All that one person has chosen."""

    def __init__(self, rows: Iterable[Preference]) -> None:
        self._rows = {(row.kind, row.scope_type_id, row.scope_id): row for row in rows}

    @classmethod
    def of(cls, user_id: int) -> "Choices":
        """One query."""
        return cls(Preference.objects.filter(user=user_id))

    def wish(self, kind: Kind, scope: HasScope) -> Wish:
        here = (scope.scope_type_id, scope.scope_id)
        for key in ((kind.key, *here), ("", *here), (kind.key, None, None), ("", None, None)):
            if key in self._rows:
                return _wish(kind, self._rows[key])
        return Wish(kind.pace, frozenset(Channel.values))


def wishes_of(kind: Kind, scope: HasScope, user_ids: Collection[int]) -> dict[int, Wish]:
    """Of each of these people; one query."""
    everywhere = Q(scope_type__isnull=True)
    here = Q(scope_type=scope.scope_type_id, scope_id=scope.scope_id) if scope.scope_type_id else Q(pk__in=[])
    rows: dict[int, list[Preference]] = {}
    for row in Preference.objects.filter(everywhere | here, user__in=user_ids, kind__in=["", kind.key]):
        rows.setdefault(row.user_id, []).append(row)
    return {pk: Choices(rows.get(pk, ())).wish(kind, scope) for pk in user_ids}


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


def _wish(kind: Kind, row: Preference) -> Wish:
    if kind.may_be_never:
        return Wish(Pace(row.pace), frozenset(row.channels))
    pace = Pace(row.pace) if row.pace != Pace.NEVER else kind.pace
    return Wish(pace, frozenset(row.channels) | {Channel.BELL})
