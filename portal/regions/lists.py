"""The managed lists as a whole: short, read by every page with filters, and changed once in a while."""

from collections import defaultdict
from collections.abc import Iterable

from portal.base.models.edition import kept
from portal.regions.models import Municipality, Topic


@kept
def all_topics() -> tuple[Topic, ...]:
    return tuple(Topic.objects.all())


@kept
def all_municipalities() -> tuple[Municipality, ...]:
    return tuple(Municipality.objects.all())


@kept
def municipalities_by_key() -> dict[int, Municipality]:
    return {each.pk: each for each in all_municipalities()}


def families(municipalities: Iterable[Municipality]) -> dict[int, frozenset[int]]:
    """For each its own key, those of what belongs to it, and of what belongs to that."""
    below: dict[int | None, list[int]] = defaultdict(list)
    keys = []
    for each in municipalities:
        keys.append(each.pk)
        below[each.parent_id].append(each.pk)
    return {pk: frozenset([pk, *below[pk], *(low for child in below[pk] for low in below[child])]) for pk in keys}


def family_of(municipality: Municipality) -> frozenset[int]:
    """The same for one."""
    return _kept_families()[municipality.pk]


@kept
def _kept_families() -> dict[int, frozenset[int]]:
    return families(all_municipalities())
