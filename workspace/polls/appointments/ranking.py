"""Which date is the best, by a rule that is said on the page.

1. Most of those who must come can, if need be or gladly.
2. Most people have said yes.
3. Most people have said if need be.
4. The earliest.

What is over already is none of the best, nor is one on which nobody can.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from workspace.polls.appointments.choices import Value
from workspace.polls.appointments.models import Answer, AppointmentPoll, Option


@dataclass(frozen=True)
class Numbers:
    yes: int = 0
    maybe: int = 0
    no: int = 0
    must: int = 0
    """Of those who must come, how many can."""

    @property
    def can(self) -> int:
        return self.yes + self.maybe


def numbers_of(poll: AppointmentPoll) -> dict[int, Numbers]:
    """By the key of the date; one query, a second one where somebody must come."""
    rows = Answer.objects.filter(participant__poll=poll).order_by().values_list("option", "value")
    said: dict[int, dict[str, int]] = {}
    for option, value, number in rows.annotate(number=Count("pk")):
        said.setdefault(option, {})[value] = number
    must = _must_come(poll)
    return {option: Numbers(**values, must=must.get(option, 0)) for option, values in said.items()}


def _must_come(poll: AppointmentPoll) -> dict[int, int]:
    people = [each.user_id for each in poll.must_come.all()]
    if not people:
        return {}
    can = Answer.objects.filter(participant__poll=poll, participant__user__in=people).exclude(value=Value.NO)
    return dict(can.order_by().values("option").annotate(number=Count("pk")).values_list("option", "number"))


def in_order(options: Sequence[Option], numbers: Mapping[int, Numbers]) -> list[Option]:
    """The best first."""
    return sorted(options, key=lambda option: (*_weight(numbers.get(option.pk, Numbers())), option.start, option.pk))


def best(options: Sequence[Option], numbers: Mapping[int, Numbers]) -> set[int]:
    """Those that only their time tells apart; none before somebody can."""
    possible = [option for option in options if not option.is_past and numbers.get(option.pk, Numbers()).can]
    if not possible:
        return set()
    most = min(_weight(numbers[option.pk]) for option in possible)
    return {option.pk for option in possible if _weight(numbers[option.pk]) == most}


def _weight(numbers: Numbers) -> tuple[int, int, int]:
    return -numbers.must, -numbers.yes, -numbers.maybe
