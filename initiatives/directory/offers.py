"""The filters as a page offers them: each value with its words, its count, and whether it is chosen."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from initiatives.directory.choices import Choices
from initiatives.directory.facets import Facets
from initiatives.directory.filters import DirectoryFilter
from initiatives.directory.near import Point
from portal.regions.models import Municipality, Topic
from portal.regions.offers import Offer, near_in_words

K = TypeVar("K")
INDENT = "\u2003"  # a space that browsers keep


@dataclass(frozen=True)
class Group:
    """One filter; its name stands in the address."""

    name: str
    label: str
    offers: list[Offer]
    errors: list[str] = field(default_factory=list)

    @property
    def is_chosen(self) -> bool:
        return any(offer.is_chosen and offer.value for offer in self.offers)


@dataclass(frozen=True)
class Chip:
    """A filter that holds, and the address without it."""

    label: str
    query: str


def groups_of(chosen: DirectoryFilter, facets: Facets) -> dict[str, Group]:
    """Every filter by its name."""
    offers = {
        "thema": list(topics_offered(chosen.choices, chosen.topics, facets.topics)),
        "ort": list(municipalities_offered(chosen.choices, chosen.municipality, facets.municipalities)),
        "art": [
            Offer(value, label, _number(facets.kinds, value), value in chosen.kinds)
            for value, label in chosen.choices.kinds.items()
        ],
        "status": [
            Offer(value, label, _number(facets.statuses, value), value in chosen.statuses)
            for value, label in chosen.choices.statuses.items()
        ],
        "sucht": list(_wanting_people(chosen, facets)),
        "bei": list(_places(chosen)),
        "km": list(_distances(chosen, facets)),
    }
    form = chosen.form
    return {
        name: Group(name, str(form.fields[name].label), values, [str(error) for error in form.errors.get(name, [])])
        for name, values in offers.items()
    }


def _wanting_people(chosen: DirectoryFilter, facets: Facets) -> Iterator[Offer]:
    if chosen.choices.may_want_people:
        yield Offer("1", _("Looks for people who join in"), facets.wants_people, chosen.wants_people)


def orders_of(chosen: DirectoryFilter) -> Iterator[tuple[str, str, bool]]:
    """The orders that make sense here: words, address, whether it holds."""
    for value, label in chosen.choices.orders.items():
        if (value == "relevanz" and not chosen.words) or (value == "nah" and not chosen.point):
            continue
        yield label, chosen.query(sortierung=value), value == chosen.order


def chips_of(chosen: DirectoryFilter) -> list[Chip]:
    """What narrows the list, each with the way to do without."""
    chips = []
    if chosen.words:
        chips.append(Chip(_("“%(words)s”") % {"words": chosen.text}, chosen.query(without=["q"])))
    chips += [Chip(str(topic), chosen.query(without=[("thema", topic.slug)])) for topic in chosen.topics]
    if chosen.municipality:
        chips.append(Chip(str(chosen.municipality), chosen.query(without=["ort"])))
    for name, values, labels in (
        ("art", chosen.kinds, chosen.choices.kinds),
        ("status", chosen.statuses, chosen.choices.statuses),
    ):
        chips += [Chip(labels[value], chosen.query(without=[(name, value)])) for value in values]
    if chosen.wants_people:
        chips.append(Chip(_("Looks for people who join in"), chosen.query(without=["sucht"])))
    if chosen.near:
        place = None if isinstance(chosen.near, Point) else chosen.near
        chips.append(Chip(near_in_words(place, chosen.km), chosen.query(without=["bei", "km", ("sortierung", "nah")])))
    return chips


def _number(counts: Mapping[K, int] | None, value: K) -> int | None:
    """None where it was too much to count."""
    return None if counts is None else counts.get(value, 0)


def topics_offered(choices: Choices, chosen: Collection[Topic], counts: Mapping[int, int] | None) -> Iterator[Offer]:
    chosen_keys = {topic.pk for topic in chosen}
    for topic in choices.topics:
        number = _number(counts, topic.pk)
        yield Offer(topic.slug, choices.topic_names[topic.pk], number, topic.pk in chosen_keys, topic)


def municipalities_offered(
    choices: Choices, chosen: Municipality | None, counts: Mapping[int, int] | None
) -> Iterator[Offer]:
    """Each below the one that it belongs to."""
    yield Offer("", _("Whole region"), is_chosen=chosen is None)
    chosen_key = chosen.pk if chosen else None
    for level, each in choices.tree:
        name = INDENT * level + choices.names[each.pk]
        yield Offer(each.slug, name, _number(counts, each.pk), each.pk == chosen_key)


def _places(chosen: DirectoryFilter) -> Iterator[Offer]:
    yield Offer("", _("anywhere"), is_chosen=chosen.near is None)
    if isinstance(chosen.near, Point):
        yield Offer(str(chosen.near), _("Point %(point)s") % {"point": chosen.near}, is_chosen=True)
    for each in chosen.choices.places:
        yield Offer(each.slug, chosen.choices.names[each.pk], is_chosen=each == chosen.near)


def _distances(chosen: DirectoryFilter, facets: Facets) -> Iterator[Offer]:
    yield Offer("", pgettext("distance", "any"), is_chosen=chosen.km is None)
    for km in chosen.distances:
        yield Offer(str(km), _("%(km)s km") % {"km": km}, facets.distances.get(km), km == chosen.km)
