"""The managed lists as a whole: short, read by every page with filters, and changed once in a while."""

from portal.base.models.edition import kept
from portal.regions.models import Municipality, Topic


@kept
def all_topics() -> tuple[Topic, ...]:
    return tuple(Topic.objects.all())


@kept
def all_municipalities() -> tuple[Municipality, ...]:
    return tuple(Municipality.objects.all())
