"""What the dice decide: names, places and moments that read as if somebody had written them."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.text import slugify

from home.demo.content import read
from portal.regions.models import Municipality, Topic

WRITTEN_OUT = {
    ord(letter): text for letter, text in zip("äöüÄÖÜß", ["ae", "oe", "ue", "Ae", "Oe", "Ue", "ss"], strict=True)
}
AROUND_KM = 5
KM_A_DEGREE = 111.2
LONGITUDE_SHRINKS = 0.58  # the cosine of 54 degrees
OFF_THE_MAP, WHOLE_REGION = 0.1, 0.05
PAST = timedelta(days=5 * 365)


class Spot(NamedTuple):
    """Where something is."""

    municipality: Municipality | None
    quarter: str
    latitude: Decimal | None
    longitude: Decimal | None


class Dice:
    """The same throws for the same seed; each thing has dice of its own, so that more of them change none before."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.now = timezone.now()

    @cached_property
    def words(self) -> Mapping[str, Any]:
        return read("crowd")

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {topic.slug: topic for topic in Topic.objects.all()}

    @cached_property
    def municipalities(self) -> list[Municipality]:
        kinds = Municipality.Kind
        places = Municipality.objects.exclude(kind__in=[kinds.REGION, kinds.COUNTY]).filter(latitude__isnull=False)
        return list(places.order_by("slug"))

    def of(self, kind: str, number: int) -> Random:
        return Random(f"{self.seed} {kind} {number}")  # noqa: S311  # nothing secret

    def spot(self, chance: Random) -> Spot:
        """Around the middle of a municipality; some are off the map, some everywhere."""
        quarter = chance.choice(self.words["quarters"])
        if chance.random() < WHOLE_REGION:
            return Spot(None, quarter, None, None)
        place = chance.choice(self.municipalities)
        if chance.random() < OFF_THE_MAP or place.point is None:
            return Spot(place, quarter, None, None)
        latitude = place.point[0] + chance.gauss(0, AROUND_KM / 2) / KM_A_DEGREE
        longitude = place.point[1] + chance.gauss(0, AROUND_KM / 2) / KM_A_DEGREE / LONGITUDE_SHRINKS
        return Spot(place, quarter, Decimal(f"{latitude:.6f}"), Decimal(f"{longitude:.6f}"))

    def about(self, chance: Random, subject: Mapping[str, Any]) -> list[Topic]:
        """The subject's own topic, and now and then another."""
        own = self.topics[subject["topic"]]
        others = [topic for topic in self.topics.values() if topic != own]
        chosen = [own, *chance.sample(others, chance.choice([0, 0, 0, 1, 1, 2]))]
        return sorted(chosen, key=lambda topic: (topic.sort_order, topic.name))

    def past_moment(self, chance: Random) -> Any:  # Any: a datetime
        return self.now - timedelta(seconds=chance.randrange(int(PAST.total_seconds())))


def slug_of(title: str, number: int) -> str:
    """The number keeps it apart from all others."""
    return f"{slugify(title.translate(WRITTEN_OUT))[:80]}-{number}"
