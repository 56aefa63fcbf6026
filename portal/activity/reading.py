"""What somebody hears, in words: access is asked now, and the words are made in the reader's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import translation

from portal.activity.choices import Reason
from portal.activity.kinds import Kind, Line, kind_named
from portal.activity.models import Event, Notification

# Any, in this module: users and anonymous visitors.


@dataclass(frozen=True)
class Told:
    """An event that this person may see."""

    event: Event
    kind: Kind
    line: Line


@dataclass(frozen=True)
class Heard(Told):
    notification: Notification

    @property
    def why(self) -> str:
        return str(Reason(self.notification.reason).label)

    @property
    def is_unread(self) -> bool:
        return self.notification.read_at is None


@dataclass(frozen=True)
class Bundle:
    """What is about the same, the newest first."""

    parts: Sequence[Told]
    words: str

    @property
    def newest(self) -> Told:
        return self.parts[0]

    @property
    def url(self) -> str:
        return self.newest.line.url

    @property
    def count(self) -> int:
        return len(self.parts)

    @property
    def why(self) -> str:
        """Each reason once."""
        reasons = dict.fromkeys(part.notification.reason for part in self.parts if isinstance(part, Heard))
        return ", ".join(str(Reason(reason).label) for reason in reasons)

    @cached_property
    def is_unread(self) -> bool:
        return any(part.is_unread for part in self.parts if isinstance(part, Heard))


def tell(user: Any, events: Sequence[Event], language: str) -> list[Told]:
    """Those that this person may see, in the same order; two queries a kind at most, however many there are."""
    families: dict[str, list[tuple[Kind, list[Event]]]] = {}
    for kind, theirs in _by_kind(events):
        families.setdefault(kind.family or kind.key, []).append((kind, theirs))
    found: dict[int, Told] = {}
    with translation.override(language):
        for family in families.values():
            lines = family[0][0].told(user, family, language)
            found |= {
                event.pk: Told(event, kind, lines[event.pk])
                for kind, theirs in family
                for event in theirs
                if event.pk in lines
            }
    return [found[event.pk] for event in events if event.pk in found]


def hear(user: Any, rows: Sequence[Notification], language: str) -> list[Heard]:
    """As `tell`, of notifications that were read with their events."""
    told = {each.event.pk: each for each in tell(user, [row.event for row in rows], language)}
    return [
        Heard(told[row.event_id].event, told[row.event_id].kind, told[row.event_id].line, row)
        for row in rows
        if row.event_id in told
    ]


def settled(user: Any, events: Sequence[Event]) -> set[int]:
    """The keys of the events on which the person has acted already, or which no longer matter."""
    return {pk for kind, theirs in _by_kind(events) for pk in kind.settled_for(user, theirs)}


def bundles(parts: Iterable[Told], language: str) -> list[Bundle]:
    """What has the same group is one; the one with the newest stands first."""
    groups: dict[str, list[Told]] = {}
    for part in parts:
        groups.setdefault(part.kind.group_key(part.event), []).append(part)
    with translation.override(language):
        return [Bundle(group, _words(group)) for group in groups.values()]


def _words(group: Sequence[Told]) -> str:
    lines = [part.line for part in group]
    return lines[0].words if len(lines) == 1 else group[0].kind.several(lines)


def _by_kind(events: Sequence[Event]) -> Iterable[tuple[Kind, list[Event]]]:
    """What an app has left behind that is no longer there is passed over."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(event.kind, []).append(event)
    return [(kind, theirs) for key, theirs in groups.items() if (kind := kind_named(key)) is not None]
