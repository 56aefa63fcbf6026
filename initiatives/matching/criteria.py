"""Whether a thing fits an answer: as a condition on rows of the directory, and for one thing at hand.

The two say the same; `tests/initiatives/matching/test_criteria.py` compares them.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from initiatives.calls.choices import Effort, Time
from initiatives.calls.listing import CALLS
from initiatives.calls.models import Call
from initiatives.calls.querysets import CallQuerySet
from initiatives.directory.models import DirectoryEntry
from initiatives.listing import LAYER as INITIATIVES
from initiatives.matching.models import Option

Company = Option.Company
LAYERS = (INITIATIVES, CALLS)


@dataclass(frozen=True)
class Wish:
    """An answer as the search takes it."""

    option: Option
    topic_ids: frozenset[int] = frozenset()
    municipality_ids: frozenset[int] = field(default=frozenset())
    """With what belongs to the municipality; empty where the answer asks for none."""

    @property
    def asks_for_a_call(self) -> bool:
        """Initiatives do not say when and how long."""
        return bool(self.option.effort or self.option.time or self.option.kind)

    @property
    def says_something(self) -> bool:
        return bool(self.topic_ids or self.municipality_ids or self.option.company or self.asks_for_a_call)


def condition(wish: Wish) -> Q:
    """On rows of the directory in `LAYERS`; nothing fits an answer that says nothing."""
    if not wish.says_something:
        return Q(pk__in=[])
    fits = Q()
    if wish.topic_ids:
        through = DirectoryEntry.topics.through.objects
        fits &= Q(Exists(through.filter(directoryentry=OuterRef("pk"), topic__in=wish.topic_ids)))
    if wish.municipality_ids:
        fits &= Q(municipality__in=wish.municipality_ids)
    if wish.asks_for_a_call or wish.option.company:
        of_call = Q(layer=CALLS, object_id__in=_calls(wish.option).values("pk"))
        fits &= of_call if wish.asks_for_a_call else of_call | _of_initiative(wish.option)
    return fits


def _calls(option: Option) -> CallQuerySet:
    calls = Call.objects.seeking()
    if option.effort:
        calls = calls.taking_at_most(option.effort)
    if option.time:
        calls = calls.fitting([option.time])
    if option.kind:
        calls = calls.filter(kind=option.kind)
    if option.company == Company.ALONE:
        calls = calls.filter(Q(how_many=1) | Q(is_online=True))
    elif option.company == Company.TOGETHER:
        calls = calls.filter(Q(how_many__isnull=True) | Q(how_many__gt=1))
    return calls


def _of_initiative(option: Option) -> Q:
    """Whoever joins an initiative is not alone."""
    return Q(layer=INITIATIVES) if option.company == Company.TOGETHER else Q(pk__in=[])


def fits(wish: Wish, entry: DirectoryEntry, topic_ids: Collection[int], call: Call | None) -> bool:
    """The same for one row, with its topics, and its call where it is one."""
    option = wish.option
    return (
        wish.says_something
        and (not wish.topic_ids or not wish.topic_ids.isdisjoint(topic_ids))
        and (not wish.municipality_ids or entry.municipality_id in wish.municipality_ids)
        and (not wish.asks_for_a_call or (call is not None and _is_such_a_call(option, call)))
        and (not option.company or _is_such_company(option, call))
    )


def _is_such_a_call(option: Option, call: Call) -> bool:
    return (
        (not option.effort or call.effort in Effort.within(option.effort))
        and (not option.time or call.is_flexible or getattr(call, Time(option.time).value))
        and (not option.kind or call.kind == option.kind)
    )


def _is_such_company(option: Option, call: Call | None) -> bool:
    if call is None:
        return option.company == Company.TOGETHER
    if option.company == Company.ALONE:
        return call.how_many == 1 or call.is_online
    return call.how_many != 1
