"""What the results page offers beside the results: tabs, filters with their counts, orders, and ways back."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.base.numbers import Grouped
from portal.regions.lists import all_municipalities, all_topics, family_of
from portal.regions.models import Municipality
from portal.regions.offers import DISTANCES, Offer, near_in_words
from search.addresses import Asked
from search.forms import ORDERS
from search.places import places
from search.services.asking import Answer, numbers_of_topics

Counts = Mapping[int, int | None] | None
"""None where there are too many for that: then everything is offered."""


@dataclass(frozen=True)
class Link:
    """The query of an address, and what is read of it."""

    label: str
    query: str
    count: int | None = None
    is_current: bool = False

    @property
    def how_many(self) -> str:
        """The number as people write it."""
        return str(Grouped(self.count or 0))


def tabs_of(asked: Asked, answer: Answer) -> list[Link]:
    """Everything, and each kind of which there is something."""
    kinds = answer.kinds
    counts = [kind.count for kind in kinds]
    total = None if None in counts else sum(count or 0 for count in counts)
    everything = Link(_("Everything"), asked.query(without=["art"]), total, is_current=not asked.kind)
    each = [Link(kind.label, asked.query(art=kind.key), kind.count, kind.key == asked.kind) for kind in kinds]
    return [everything, *each]


def orders_of(asked: Asked) -> list[Link]:
    offered = [name for name in ORDERS if name != "nah" or asked.near]
    return [
        Link(str(ORDERS[name][1]), asked.query(sortierung=name), is_current=name == asked.order) for name in offered
    ]


def chips_of(asked: Asked) -> list[Link]:
    """What narrows the search, each with the way to do without."""
    chips = [Link(str(topic), asked.query(without=[("thema", topic.slug)])) for topic in asked.topics]
    if asked.municipality:
        chips.append(Link(str(asked.municipality), asked.query(without=["ort"])))
    if asked.since:
        day = date_format(asked.since, "SHORT_DATE_FORMAT")
        chips.append(Link(_("From %(day)s") % {"day": day}, asked.query(without=["von"])))
    if asked.until:
        day = date_format(asked.until, "SHORT_DATE_FORMAT")
        chips.append(Link(_("Until %(day)s") % {"day": day}, asked.query(without=["bis"])))
    if asked.seeks:
        chips.append(Link(_("Looks for people who join in"), asked.query(without=["sucht"])))
    if asked.mine:
        chips.append(Link(_("Only in my projects"), asked.query(without=["meine"])))
    if asked.near:
        place = asked.near if isinstance(asked.near, Municipality) else None
        chips.append(Link(near_in_words(place, asked.km), asked.query(without=["bei", "km", ("sortierung", "nah")])))
    return chips


class Filters:
    """What the results can be narrowed by."""

    def __init__(self, asked: Asked, answer: Answer) -> None:
        self.asked = asked
        self.by_topic, self.by_municipality = numbers_of_topics(answer), answer.found.municipalities

    @property
    def are_as_ever(self) -> bool:
        """Nothing is counted, chosen or wrong, so they are the same whatever is looked for."""
        is_chosen = {name for name, _value in self.asked.parameters} - {"q", "art", "sortierung"}
        return self.by_topic is None and self.by_municipality is None and not is_chosen and not self.asked.form.errors

    @cached_property
    def topics(self) -> list[Offer]:
        """Those of which something would be found by the other filters, and what is chosen."""
        chosen, counts = self.asked.topics, self.by_topic
        offered = [each for each in all_topics() if each in chosen or counts is None or each.pk in counts]
        return [
            Offer(each.slug, str(each), counts.get(each.pk) if counts else None, each in chosen, each)
            for each in offered
        ]

    @property
    def municipalities(self) -> Iterator[Offer]:
        """Those in which something was found, and the wider ones around them."""
        chosen, counts = self.asked.municipality, self.by_municipality
        yield Offer("", _("Whole region"), is_chosen=chosen is None)
        for each in all_municipalities():
            found = [pk for pk in family_of(each) if counts is None or pk in counts]
            if found or each == chosen:
                yield Offer(each.slug, str(each), _sum(counts, found), each == chosen)

    @property
    def places(self) -> Iterator[Offer]:
        near = self.asked.near
        yield Offer("", _("anywhere"), is_chosen=near is None)
        if isinstance(near, tuple):
            yield Offer(dict(self.asked.parameters)["bei"], _("My position"), is_chosen=True)
        for each in places():
            yield Offer(each.slug, str(each), is_chosen=each == near)

    @property
    def distances(self) -> Iterator[Offer]:
        chosen = self.asked.km
        yield Offer("", pgettext("distance", "any"), is_chosen=chosen is None)
        for km in sorted({*DISTANCES, *([chosen] if chosen else [])}):
            yield Offer(str(km), _("%(km)s km") % {"km": km}, is_chosen=km == chosen)


def _sum(counts: Counts, pks: Collection[int]) -> int | None:
    if counts is None:
        return None
    numbers = [counts[pk] for pk in pks]
    return None if None in numbers else sum(number or 0 for number in numbers)
