"""What can be chosen in the directory's filters, read once for the form, its mistakes and the counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise

from initiatives.directory.layers import Layer
from initiatives.directory.near import Point
from initiatives.directory.orders import orders_for
from portal.regions.lists import all_municipalities, all_topics, families
from portal.regions.models import Municipality, Topic

FAR_KM = 150
"""A place farther than this from all of the region's is outside it."""


@dataclass(frozen=True)
class Choices:
    topics: tuple[Topic, ...]
    municipalities: tuple[Municipality, ...]
    kinds: dict[str, "str | Promise"]
    statuses: dict[str, "str | Promise"]
    orders: dict[str, "str | Promise"]
    may_want_people: bool = True

    @classmethod
    def of(cls, layers: Sequence[Layer]) -> "Choices":
        """What the things on these layers can be."""
        return cls(
            topics=all_topics(),
            municipalities=all_municipalities(),
            kinds={value: label for layer in layers for value, label in layer.kinds},
            statuses={value: label for layer in layers for value, label in layer.statuses},
            orders=orders_for(layer.orders for layer in layers),
            may_want_people=any(layer.may_want_people for layer in layers),
        )

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

    @property
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
