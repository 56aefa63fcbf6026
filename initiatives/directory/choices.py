"""What can be chosen in the directory's filters, read once for the form, its mistakes and the counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language

from initiatives.directory.layers import Layer
from initiatives.directory.near import Point
from initiatives.directory.orders import orders_for
from portal.base.models.edition import kept
from portal.regions.lists import all_municipalities, all_topics, families
from portal.regions.models import Municipality, Topic

FAR_KM = 150
"""A place farther than this from all of the region's is outside it."""


@dataclass(frozen=True)
class Choices:
    topics: tuple[Topic, ...]
    municipalities: tuple[Municipality, ...]
    kinds: dict[str, str]
    statuses: dict[str, str]
    orders: dict[str, str]
    may_want_people: bool = True

    @classmethod
    def of(cls, layers: Sequence[Layer]) -> "Choices":
        """What the things on these layers can be, in the reader's words."""
        return _kept_choices(tuple(layers), get_language())

    @cached_property
    def topic_names(self) -> dict[int, str]:
        return {topic.pk: str(topic) for topic in self.topics}

    @cached_property
    def names(self) -> dict[int, str]:
        """Of the municipalities."""
        return {each.pk: str(each) for each in self.municipalities}

    @cached_property
    def by_pk(self) -> dict[int, Municipality]:
        return {each.pk: each for each in self.municipalities}

    @cached_property
    def children(self) -> dict[int | None, list[Municipality]]:
        children: dict[int | None, list[Municipality]] = {}
        for municipality in self.municipalities:
            children.setdefault(municipality.parent_id, []).append(municipality)
        return children

    @cached_property
    def points(self) -> dict[int, Point]:
        """Where the municipalities lie, as far as that is known."""
        return {
            each.pk: Point(float(each.latitude), float(each.longitude))
            for each in self.municipalities
            if each.latitude is not None and each.longitude is not None
        }

    @cached_property
    def tree(self) -> list[tuple[int, Municipality]]:
        """How deep each stands, below the one that it belongs to."""
        return list(self._below(None, 0))

    def _below(self, parent: int | None, level: int) -> Iterator[tuple[int, Municipality]]:
        for each in self.children.get(parent, []):
            yield level, each
            yield from self._below(each.pk, level + 1)

    @cached_property
    def places(self) -> list[Municipality]:
        """Those that something can be near to: a county or the whole region is all around."""
        wide = (Municipality.Kind.REGION, Municipality.Kind.COUNTY)
        return [each for each in self.municipalities if each.pk in self.points and each.kind not in wide]

    def family(self, municipality: Municipality) -> frozenset[int]:
        """The municipality, what belongs to it, and what belongs to that."""
        return self._families[municipality.pk]

    @cached_property
    def _families(self) -> dict[int, frozenset[int]]:
        return families(self.municipalities)

    def is_in_the_region(self, point: Point) -> bool:
        return any(point.km_to(place) < FAR_KM for place in self.points.values())


@kept
def _kept_choices(layers: tuple[Layer, ...], _language: str) -> Choices:
    return Choices(
        topics=all_topics(),
        municipalities=all_municipalities(),
        kinds={value: str(label) for layer in layers for value, label in layer.kinds},
        statuses={value: str(label) for layer in layers for value, label in layer.statuses},
        orders={value: str(label) for value, label in orders_for(layer.orders for layer in layers).items()},
        may_want_people=any(layer.may_want_people for layer in layers),
    )
