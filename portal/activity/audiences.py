"""Who follows what an event is about."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef

from portal.activity.choices import Reason
from portal.activity.followables import followables
from portal.activity.models import Concern, Event, Follow

REASONS = {
    "ort": Reason.FOLLOWS_PLACE,
    "thema": Reason.FOLLOWS_TOPIC,
    "initiative": Reason.FOLLOWS_INITIATIVE,
    "netzwerk": Reason.FOLLOWS_NETWORK,
}
"""By the names of what can be followed."""


def followers_of(event: Event) -> Iterator[tuple[int, Reason]]:
    """Of its thing, its scope and everything under which it stands in what is new. One query."""
    names = {ContentType.objects.get_for_model(kind.model).pk: kind.name for kind in followables()}
    concerned = Concern.objects.filter(
        event=event, content_type=OuterRef("content_type"), object_id=OuterRef("object_id")
    )
    rows = Follow.objects.filter(Exists(concerned), is_muted=False).order_by("user")
    for user_id, content_type_id in rows.values_list("user", "content_type"):
        yield user_id, REASONS.get(names.get(content_type_id, ""), Reason.FOLLOWS)
