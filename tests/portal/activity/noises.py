"""A kind of event that the tests play with: a topic makes a noise."""

from contextlib import contextmanager

from portal.activity import kinds
from portal.activity.choices import Group, Pace, Reason
from portal.activity.kinds import Kind, Line
from portal.activity.models import Follow


class Noise(Kind):
    """Who follows the topic hears it, and those to whom the data of a test leads."""

    key = "test.noise"
    label = "Geräusche"
    group = Group.PORTAL
    pace = Pace.AT_ONCE

    def __init__(self, **traits):
        self.hidden: set[tuple[int, int]] = set()
        self.done: set[tuple[int, int]] = set()
        self.named: list[tuple[int, Reason]] = []
        for name, value in traits.items():
            setattr(self, name, value)

    def audience(self, event):
        yield from self.named
        for pk in Follow.objects.of(event.target).values_list("user", flat=True):
            yield pk, Reason.FOLLOWS

    def visible_to(self, user, events):
        return {event.pk for event in events if (user.pk, event.pk) not in self.hidden}

    def settled_for(self, user, events):
        return {event.pk for event in events if (user.pk, event.pk) in self.done}

    def lines(self, events, language):
        return {
            event.pk: Line(f"{language}: Geräusch {event.pk}", f"/geraeusche/{event.pk}/", title="Geräusch")
            for event in events
        }

    def quote(self, event):
        return "Rumms!"


@contextmanager
def registered(*made):
    before = dict(kinds._KINDS)
    kinds.register(*made)
    try:
        yield made[0]
    finally:
        kinds._KINDS.clear()
        kinds._KINDS.update(before)
