"""What should come by mail, and when: written as somebody would say it, walking from hour to hour.

It shares no code with `portal.activity`, and is slow.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

HOUR = timedelta(hours=1)
BERLIN = ZoneInfo("Europe/Berlin")
BEGIN = datetime(2025, 12, 25, tzinfo=UTC)
CALENDAR = [(BEGIN + number * HOUR).astimezone(BERLIN) for number in range(24 * 430)]
"""Each hour, as the clock on the wall shows it; those of Berlin begin with those of UTC."""


@dataclass(frozen=True)
class What:
    """A kind of event."""

    key: str
    pace: str
    beyond_cap: bool = False
    may_be_never: bool = True


@dataclass
class Person:
    pk: int
    choices: dict = field(default_factory=dict)
    """(kind or "", scope or None): (pace, channels)"""
    cap: str = "none"
    hour: int = 7
    weekday: int = 0
    quiet: tuple[int, int] | None = None
    wants_mail: bool = True
    is_active: bool = True
    muted: set = field(default_factory=set)
    last_mail: datetime | None = None

    def wish(self, what, scope):
        for key in ((what.key, scope), ("", scope), (what.key, None), ("", None)):
            if key in self.choices:
                pace, channels = self.choices[key]
                if not what.may_be_never:
                    return (what.pace if pace == "never" else pace), {*channels, "bell"}
                return pace, set(channels)
        return what.pace, {"bell", "mail", "push"}

    def wants_by_mail(self, what, scope):
        pace, channels = self.wish(what, scope)
        return self.wants_mail and pace != "never" and "mail" in channels

    def hears(self, what, scope):
        pace, channels = self.wish(what, scope)
        return pace != "never" and bool(channels)

    def is_quiet(self, moment):
        hours, (hour, end) = set(), self.quiet or (0, 0)
        while hour != end:
            hours.add(hour)
            hour = (hour + 1) % 24
        return moment.astimezone(BERLIN).hour in hours

    def is_capped(self, moment):
        if self.last_mail is None or self.cap == "none":
            return False
        shape = "%Y-%m-%d" if self.cap == "day" else "%G-%V"
        return f"{self.last_mail.astimezone(BERLIN):{shape}}" == f"{moment.astimezone(BERLIN):{shape}}"

    def ready_at(self, what, scope, now):
        pace = self.wish(what, scope)[0]
        if not what.beyond_cap and self.cap != "none":
            pace = "weekly" if "weekly" in {pace, {"day": "daily", "week": "weekly"}[self.cap]} else "daily"
        moment = now
        if pace != "at_once":
            moment = next(each for each in hours_after(now) if self._strikes(each, pace))
        if self.is_quiet(moment):
            moment = next(each for each in hours_after(moment) if not self.is_quiet(each))
        return moment

    def _strikes(self, moment, pace):
        """The first hour of its day that is as late as the chosen one."""
        number = int((moment - BEGIN) / HOUR)
        now, before = CALENDAR[number], CALENDAR[number - 1]
        is_first = now.hour >= self.hour and (before.date() != now.date() or before.hour < self.hour)
        return is_first and (pace == "daily" or now.weekday() == self.weekday)


def hours_after(moment):
    number = int((moment - BEGIN) / HOUR) + 1
    while True:
        yield BEGIN + number * HOUR
        number += 1


@dataclass
class Pending:
    person: Person
    event: int
    what: What
    target: int
    scope: int | None
    at: datetime
    ready_at: datetime
    is_read: bool = False


class Naive:
    def __init__(self, people):
        self.people = people
        self.pending: list[Pending] = []
        self.hidden: set = set()
        self.done: set = set()
        self.mails: list = []

    def told(self, *, person, event, what, target, scope, at, now):
        if not person.is_active or not person.hears(what, scope) or not person.muted.isdisjoint({target, scope}):
            return
        if person.wants_by_mail(what, scope):
            ready_at = person.ready_at(what, scope, now)
            self.pending.append(Pending(person, event, what, target, scope, at, ready_at))

    def chosen(self, person, now):
        """Whatever is to come is planned anew."""
        for each in [each for each in self.pending if each.person is person]:
            if person.wants_by_mail(each.what, each.scope):
                each.ready_at = person.ready_at(each.what, each.scope, now)
            else:
                self.pending.remove(each)

    def read(self, person, event):
        self.pending = [each for each in self.pending if (each.person, each.event) != (person, event)]

    def next_ready(self):
        return min((each.ready_at for each in self.pending), default=None)

    def run(self, now):
        ready: dict[int, list[Pending]] = {}
        for each in self.pending:
            if each.ready_at <= now and each.person.is_quiet(now):
                each.ready_at = next(hour for hour in hours_after(now) if not each.person.is_quiet(hour))
            elif each.ready_at <= now:
                ready.setdefault(each.person.pk, []).append(each)
        for pk in sorted(ready):
            self._mail(self.people[pk], ready[pk], now)

    def _mail(self, person, ready, now):
        lines, capped = [], person.is_capped(now)
        for each in ready:
            self.pending.remove(each)
            is_muted = not person.muted.isdisjoint({each.target, each.scope})
            if not person.is_active or is_muted or not person.wants_by_mail(each.what, each.scope):
                continue
            if capped and not each.what.beyond_cap:
                each.ready_at = person.ready_at(each.what, each.scope, now)
                while person.is_capped(each.ready_at):
                    each.ready_at = person.ready_at(each.what, each.scope, each.ready_at)
                self.pending.append(each)
            elif (person.pk, each.event) not in self.hidden | self.done:
                lines.append(each)
        if lines:
            lines.sort(key=lambda each: (each.at, each.event), reverse=True)
            groups: dict = {}
            for each in lines:
                groups.setdefault((each.what.key, each.target), []).append(each.event)
            self.mails.append((now, person.pk, list(groups.values())))
            if not all(each.what.beyond_cap for each in lines):
                person.last_mail = now
