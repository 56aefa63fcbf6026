"""The year: what happens at random is done to the portal and said to the naive model, and both send their mails."""

import heapq
import random
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from unittest.mock import patch

from django.utils import timezone

from portal.accounts.models import User
from portal.activity import delivery, digests, fanning
from portal.activity.choices import Pace, Reason
from portal.activity.choosing import choose, choose_nothing, set_rhythm
from portal.activity.events import happen
from portal.activity.kinds import Kind, Line
from portal.activity.models import Notification
from portal.activity.reading import bundles
from portal.activity.services import mute, read, unmute
from portal.regions.models import Municipality, Topic
from tests.factories.regions import MunicipalityFactory, TopicFactory
from tests.portal.activity.noises import registered
from tests.portal.activity.year.naive import Naive, Person, What

WHATS = (
    What("year.news", "daily"),
    What("year.mention", "at_once"),
    What("year.message", "at_once", beyond_cap=True),
    What("year.duty", "weekly", may_be_never=False),
)
FIRST, LAST = datetime(2025, 12, 31, 23, tzinfo=UTC), datetime(2026, 12, 31, 23, tzinfo=UTC)
CHANGES = [datetime(2026, 3, 28, 21, tzinfo=UTC), datetime(2026, 10, 24, 20, tzinfo=UTC)]
"""The evenings before the clock is put forward and back."""
MINUTE = timedelta(minutes=1)


class Happens(Kind):
    group = "portal"

    def __init__(self, what, year):
        self.key, self.label, self.pace = what.key, what.key, Pace(what.pace)
        self.beyond_cap, self.may_be_never, self._year = what.beyond_cap, what.may_be_never, year

    def audience(self, event):
        return [(pk, Reason.FOLLOWS) for pk in self._year.audiences[event.pk]]

    def visible_to(self, user, events):
        return {event.pk for event in events if (user.pk, event.pk) not in self._year.naive.hidden}

    def settled_for(self, user, events):
        return {event.pk for event in events if (user.pk, event.pk) in self._year.naive.done}

    def lines(self, events, language):
        return {event.pk: Line("Etwas", "/") for event in events}


class Year:
    def __init__(self, *, seed, people, events):
        self.chance, self.now = random.Random(seed), FIRST
        made = User.objects.bulk_create(User(email=f"jahr-{each}@example.org", name="J") for each in range(people))
        self.users = {user.pk: user for user in made}
        self.naive = Naive({pk: Person(pk) for pk in self.users})
        self.topics = TopicFactory.create_batch(2)
        self.places = MunicipalityFactory.create_batch(4)
        self.audiences: dict[int, list[int]] = {}
        self.actors: dict[int, int] = {}
        self.mails: list = []
        self.kills = self.late_runs = 0
        self._agenda: list = []
        self._order = count()
        self._away = self._outages()
        for _each in range(events):
            self._plan(self._moment(), self._happens)
            for deed, likely in self._deeds():
                if self.chance.random() < likely:
                    self._plan(self._moment(), deed)

    def live(self):
        """The whole year, and as long after it as something is due."""
        with self._virtual(), registered(*(Happens(what, self) for what in WHATS)):
            for person in self.naive.people.values():
                self._choose(person)
                self._rhythm(person)
            while (moment := self._next()) is not None:
                self.now = moment
                self._do_what_is_planned() if self._is_planned() else self._work()

    def _next(self):
        """The clock jumps there."""
        due = Notification.objects.filter(due_at__isnull=False).order_by("due_at").values_list("due_at", flat=True)
        ready = [moment for moment in (self.naive.next_ready(), due.first()) if moment is not None]
        runs = [self._when_a_worker_is_there(min(ready))] if ready else []
        planned = [self._agenda[0][0]] if self._agenda else []
        return min(runs + planned, default=None)

    def _is_planned(self):
        return bool(self._agenda) and self._agenda[0][0] <= self.now

    def _do_what_is_planned(self):
        heapq.heappop(self._agenda)[2]()

    def _when_a_worker_is_there(self, moment):
        """Each full minute, but when it is down."""
        moment = max(moment, self.now)
        moment += (MINUTE - timedelta(seconds=moment.second, microseconds=moment.microsecond)) % MINUTE
        for begin, end in self._away:
            if begin <= moment < end:
                self.late_runs += 1
                return end
        return moment

    def _work(self):
        self.naive.run(self.now)
        while True:
            try:
                delivery.deliver_due(self.now)
            except SystemExit:  # and it is started again
                self.kills += 1
            else:
                return

    def _plan(self, moment, deed):
        heapq.heappush(self._agenda, (moment, next(self._order), deed))

    def _moment(self):
        """Some of them in the nights in which the clock is changed."""
        if self.chance.random() < 0.25:
            return self.chance.choice(CHANGES) + timedelta(seconds=self.chance.randrange(8 * 3600))
        return FIRST + timedelta(seconds=self.chance.randrange(int((LAST - FIRST).total_seconds())))

    def _outages(self):
        """Also while the clock is changed."""
        begins = [(self._moment(), self.chance.choice([1, 5, 30, 70])) for _each in range(6)]
        begins += [(change + timedelta(hours=3), 2) for change in CHANGES]
        return [(begin, (begin + timedelta(hours=hours)).replace(second=0)) for begin, hours in begins]

    def _deeds(self):
        return [
            (self._reads, 0.5),
            (self._acts, 0.3),
            (self._loses_access, 0.3),
            (self._mutes, 0.2),
            (self._anybody_chooses, 0.3),
            (self._anybody_has_another_rhythm, 0.3),
            (self._goes_or_comes_back, 0.1),
        ]

    def _happens(self):
        people = list(self.users)
        busy = people[:20] if self.chance.random() < 0.5 else people
        audience = self.chance.sample(busy, self.chance.choice([1, 3, 6, 8]))
        actor = self.chance.choice(audience + people[:4])
        what, target = self.chance.choice(WHATS), self.chance.choice(self.topics)
        scope = self.chance.choice([None, *self.places])
        event = happen(what.key, target=target, actor=self.users[actor], scope=scope)
        self.audiences[event.pk], self.actors[event.pk] = audience, actor
        self._plan(self.now + timedelta(seconds=self.chance.choice([1, 20, 4000])), lambda: self._fan(event, what))

    def _fan(self, event, what):
        """Some workers are killed on the way; the next one goes on after a while."""
        people = sorted(set(self.audiences[event.pk]) - {self.actors[event.pk]})
        people = [pk for pk in people if pk > event.fanned_to]
        batches = self.chance.choice([0, 1, 2]) if self.chance.random() < 0.3 else 99
        real, told = fanning._tell, []

        def tell(*args):
            if len(told) >= batches:
                raise SystemExit
            told.append(args)
            return real(*args)

        try:
            with patch.object(fanning, "_tell", tell):
                fanning.fan_out(event.pk, self.now)
        except SystemExit:
            self.kills += 1
            self._plan(self.now + timedelta(hours=1, minutes=4), lambda: self._take_up(event, what))
        for pk in people[: batches * fanning.BATCH]:
            self.naive.told(
                person=self.naive.people[pk],
                event=event.pk,
                what=what,
                target=("topic", event.object_id),
                scope=("place", event.scope_id) if event.scope_id else None,
                at=event.at,
                now=self.now,
            )

    def _take_up(self, event, what):
        assert event.pk in fanning.left_behind(self.now)
        event.refresh_from_db()
        self._fan(event, what)

    def _somebody_who_heard(self):
        """Rather of something that is still to come by mail."""
        if self.naive.pending and self.chance.random() < 0.8:
            row = self.chance.choice(self.naive.pending)
            return row.person, row.event
        event = self.chance.choice(list(self.audiences)) if self.audiences else 0
        return self._anybody(), event

    def _anybody(self):
        return self.naive.people[self.chance.choice(list(self.users))]

    def _reads(self):
        person, event = self._somebody_who_heard()
        ids = list(Notification.objects.filter(user=person.pk, event=event).values_list("pk", flat=True))
        read(actor=self.users[person.pk], ids=ids)
        self.naive.read(person, event)

    def _acts(self):
        person, event = self._somebody_who_heard()
        self.naive.done.add((person.pk, event))

    def _loses_access(self):
        """Or gets it back."""
        person, event = self._somebody_who_heard()
        self.naive.hidden ^= {(person.pk, event)}

    def _mutes(self):
        person, _event = self._somebody_who_heard()
        thing = self.chance.choice([*self.topics, *self.places])
        name = ({Topic: "topic", Municipality: "place"}[type(thing)], thing.pk)
        (unmute if name in person.muted else mute)(target=thing, actor=self.users[person.pk])
        person.muted ^= {name}

    def _anybody_chooses(self):
        self._choose(self._somebody_who_heard()[0])

    def _anybody_has_another_rhythm(self):
        self._rhythm(self._somebody_who_heard()[0])

    def _goes_or_comes_back(self):
        person = self._anybody()
        person.is_active = not person.is_active
        User.objects.filter(pk=person.pk).update(is_active=person.is_active)

    def _choose(self, person):
        kind = self.chance.choice(["", *(what.key for what in WHATS)])
        scope = self.chance.choice([None, None, *self.places])
        key = (kind, ("place", scope.pk) if scope else None)
        if key in person.choices:
            choose_nothing(actor=self.users[person.pk], kind=kind, scope=scope)
            del person.choices[key]
        else:
            pace = self.chance.choice(["at_once", "daily", "weekly", "never"])
            channels = self.chance.choice([["bell", "mail"], ["mail"], ["bell"], ["bell", "mail", "push"], []])
            choose(actor=self.users[person.pk], kind=kind, scope=scope, pace=pace, channels=channels)
            person.choices[key] = (pace, channels)
        self.naive.chosen(person, self.now)

    def _rhythm(self, person):
        person.cap = self.chance.choice(["none", "none", "day", "week"])
        person.hour, person.weekday = self.chance.choice([0, 2, 2, 3, 7, 18, 23]), self.chance.randrange(7)
        person.quiet = self.chance.choice([None, None, (22, 7), (0, 2), (1, 3), (12, 14), (23, 2)])
        person.wants_mail = self.chance.random() < 0.9
        begin, end = person.quiet or (None, None)
        set_rhythm(
            actor=self.users[person.pk],
            cap=person.cap,
            digest_hour=person.hour,
            digest_weekday=person.weekday,
            quiet_from=begin,
            quiet_until=end,
            wants_mail=person.wants_mail,
        )
        self.naive.chosen(person, self.now)

    @contextmanager
    def _virtual(self):
        """The clock is ours; a mail is written down as it goes into the queue, and a killed worker's is gone with its
        transaction."""

        def send(user, lines):
            fate = self.chance.random()
            if fate < 0.02:
                raise SystemExit
            self.mails.append(
                (self.now, user.pk, [[part.event.pk for part in each.parts] for each in bundles(lines, "de")])
            )
            if fate > 0.98:
                self.mails.pop()
                raise SystemExit

        with (
            patch.object(timezone, "now", lambda: self.now),
            patch.object(digests, "send", send),
            patch.object(fanning, "BATCH", 3),
        ):
            yield
