"""The managed lists as a whole: short, read by every page with filters, and changed once in a while."""

from portal.base.models.edition import kept
from portal.regions.models import Municipality, Topic


@kept
def all_topics() -> tuple[Topic, ...]:
    return tuple(Topic.objects.all())


@kept
def all_municipalities() -> tuple[Municipality, ...]:
    return tuple(Municipality.objects.all())


def family_of(municipality: Municipality) -> frozenset[int]:
    """The municipality, what belongs to it, and what belongs to that."""
    below = {each.pk for each in all_municipalities() if each.parent_id == municipality.pk}
    two_below = {each.pk for each in all_municipalities() if each.parent_id in below}
    return frozenset({municipality.pk, *below, *two_below})
