"""Who is told what of appointment polls."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity import kinds
from portal.activity.choices import Pace, Reason
from portal.activity.kinds import Kind, Line
from portal.activity.models import Event
from workspace.polls.appointments import wall
from workspace.polls.appointments.models import AppointmentPoll, Participant
from workspace.polls.appointments.services import announcing
from workspace.projects.models import Membership

# Any, in this module: users and anonymous visitors.

Audience = Iterable[tuple[int, Reason]]


class OfAppointments(Kind):
    """All of them are about a poll."""

    pace = Pace.AT_ONCE

    def visible_to(self, user: Any, events: Sequence[Event]) -> set[int]:
        rows = AppointmentPoll.objects.visible_to(user).filter(pk__in={event.object_id for event in events})
        there = set(rows.values_list("pk", flat=True))
        return {event.pk for event in events if event.object_id in there}

    def lines(self, events: Sequence[Event], language: str) -> dict[int, Line]:
        rows = AppointmentPoll.objects.filter(pk__in={event.object_id for event in events})
        polls = {row.pk: row for row in rows.select_related("project", "chosen")}
        return {event.pk: self._line(event, polls[event.object_id]) for event in events if event.object_id in polls}

    def thread(self, event: Event) -> str:
        return f"appointment-{event.object_id}"

    @abstractmethod
    def words(self, name: str, poll: AppointmentPoll) -> str: ...

    def _line(self, event: Event, poll: AppointmentPoll) -> Line:
        name = event.actor.get_short_name() if event.actor else _("Somebody")
        return Line(self.words(name, poll), poll.get_absolute_url(), actor=name, title=poll.title)


class _ToAnswer(OfAppointments):
    """Nothing any more for whoever has answered, and when nobody can."""

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        keys = {event.object_id for event in events}
        rows = Participant.objects.answered().filter(user=user, poll__in=keys)
        done = set(rows.values_list("poll", flat=True))
        return {event.pk for event in events if event.object_id in done} | _over(events)


class Opened(_ToAnswer):
    key = announcing.OPENED
    label = gettext_lazy("A date is looked for in your project")
    order = 30

    def audience(self, event: Event) -> Audience:
        return _members(event)

    def words(self, name: str, poll: AppointmentPoll) -> str:
        return _("%(name)s asks when you can come: “%(title)s”") % {"name": name, "title": poll.title}


class Reminder(_ToAnswer):
    key = announcing.REMINDER
    label = gettext_lazy("Your answer to an appointment poll is missing")
    order = 31

    def audience(self, event: Event) -> Audience:
        answered = Participant.objects.answered().filter(poll=event.object_id, user__isnull=False).values("user")
        return _members(event, but=answered)

    def words(self, name: str, poll: AppointmentPoll) -> str:
        return _("Your answer is still missing: when can you come to “%(title)s”?") % {"title": poll.title}


class Changed(OfAppointments):
    key = announcing.CHANGED
    label = gettext_lazy("The dates of a poll that you have answered are changed")
    order = 32

    def audience(self, event: Event) -> Audience:
        """Those who have answered; where dates were only removed, those who could have come."""
        rows = Participant.objects.answered().filter(poll=event.object_id, user__is_active=True)
        named = str(event.data.get("people", ""))
        if named:
            rows = rows.filter(pk__in=[int(pk) for pk in named.split(",")])
        for pk in rows.order_by("user").values_list("user", flat=True):
            yield pk, Reason.TAKES_PART

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        """Once nobody can answer; and opened again for whoever reads it in the mail of the cancelled event."""
        return _told_by_calendar(user, events) | _over(events)

    def words(self, name: str, poll: AppointmentPoll) -> str:
        return _("%(name)s has changed the dates of “%(title)s”: look at your answer again") % {
            "name": name,
            "title": poll.title,
        }


class _ToDecide(OfAppointments):
    """For whoever organises the poll, as long as its date is not chosen."""

    def audience(self, event: Event) -> Audience:
        return _organisers(event)

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        return _chosen(events)


class Complete(_ToDecide):
    key = announcing.COMPLETE
    label = gettext_lazy("Everybody has answered your appointment poll")
    order = 33

    def words(self, name: str, poll: AppointmentPoll) -> str:
        return _("Everybody has answered: choose the date of “%(title)s”") % {"title": poll.title}


class Proposed(_ToDecide):
    key = announcing.PROPOSED
    label = gettext_lazy("Somebody proposes a date in your appointment poll")
    order = 34

    def words(self, name: str, poll: AppointmentPoll) -> str:
        return _("%(name)s proposes another date for “%(title)s”") % {"name": name, "title": poll.title}


class Closed(OfAppointments):
    key = announcing.CLOSED
    label = gettext_lazy("The date of a poll that you have answered is chosen")
    beyond_cap = True
    order = 35

    def audience(self, event: Event) -> Audience:
        rows = Participant.objects.answered().filter(poll=event.object_id, user__is_active=True)
        for pk in rows.order_by("user").values_list("user", flat=True):
            yield pk, Reason.TAKES_PART

    def settled_for(self, user: Any, events: Sequence[Event]) -> set[int]:
        """Whoever got the invitation of the event knows the date from there: one mail is enough."""
        return _told_by_calendar(user, events)

    def words(self, name: str, poll: AppointmentPoll) -> str:
        option = poll.chosen
        if option is None:
            return _("A date is looked for again: “%(title)s”") % {"title": poll.title}
        zone = wall.zone_named(poll.zone)
        when = wall.in_words(option.start, option.end, all_day=option.all_day, zone=zone)
        return _("The date of “%(title)s” is chosen: %(when)s") % {"title": poll.title, "when": when}


def _over(events: Sequence[Event]) -> set[int]:
    """Of polls that nobody can answer any more."""
    keys = {event.object_id for event in events}
    taking = set(AppointmentPoll.objects.taking_answers().filter(pk__in=keys).values_list("pk", flat=True))
    return {event.pk for event in events if event.object_id not in taking}


def _chosen(events: Sequence[Event]) -> set[int]:
    """Of polls whose date is chosen, so that there is nothing left to decide."""
    keys = {event.object_id for event in events}
    rows = AppointmentPoll.objects.filter(pk__in=keys, chosen__isnull=False)
    chosen = set(rows.values_list("pk", flat=True))
    return {event.pk for event in events if event.object_id in chosen}


def _told_by_calendar(user: Any, events: Sequence[Event]) -> set[int]:
    return {event.pk for event in events if str(user.pk) in str(event.data.get("invited", "")).split(",")}


def _members(event: Event, but: Any = ()) -> Audience:
    people = Membership.objects.active().filter(project=event.scope_id).exclude(user__in=but)
    for pk in people.order_by("user").values_list("user", flat=True).iterator():
        yield pk, Reason.MEMBER


def _organisers(event: Event) -> Audience:
    """Who has begun it, as long as they belong to the project; else its admins."""
    poll = AppointmentPoll.objects.filter(pk=event.object_id).first()
    people = Membership.objects.active().filter(project=event.scope_id)
    theirs = people.filter(user=poll.created_by_id) if poll is not None and poll.created_by_id else people.none()
    if theirs.exists() and poll is not None and poll.created_by_id:
        yield poll.created_by_id, Reason.THEIRS
        return
    for pk in people.admins().order_by("user").values_list("user", flat=True):
        yield pk, Reason.ADMIN


def register() -> None:
    kinds.register(Opened(), Reminder(), Changed(), Complete(), Proposed(), Closed())
