"""An event as a calendar file has it, whether it was read from one or is written into one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from recurrence import Recurrence


@dataclass(frozen=True)
class When:
    """Aware times; a whole day from its first minute to its last."""

    start: datetime
    end: datetime
    all_day: bool = False


@dataclass(frozen=True)
class What:
    """What is said of an event, or of one of its dates."""

    title: str = ""
    text: str = ""
    place: str = ""
    link: str = ""
    """Where one takes part online."""
    point: tuple[float, float] | None = None
    """Latitude and longitude."""


@dataclass(frozen=True)
class ChangedDate:
    """One date of a series that is otherwise than the series says."""

    moment: datetime
    """When the series would have it: it names the date for ever (RECURRENCE-ID)."""
    when: When
    what: What
    is_cancelled: bool = False
    sequence: int = 0


@dataclass(frozen=True)
class Entry:
    """An event with all its dates."""

    uid: str
    zone: ZoneInfo
    when: When
    what: What
    series: Recurrence | None = None
    changes: Sequence[ChangedDate] = ()
    sequence: int = 0
    is_cancelled: bool = False
    url: str = ""
    """Its page."""
    stamp: datetime | None = None
    """When it was last changed."""
    remarks: Sequence[str] = field(default=())
    """What could not be taken as a file has it, in words."""
